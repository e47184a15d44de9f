// What a script adds to the pages: checking while one types, dropping files, taking fixes in place. Without it the forms do.
"use strict";

const QUIET = 350; // milliseconds without a key before a text is checked
const LARGE = 200; // characters that come at once are a draft that is pasted, not typing
const MAX_UNDO = 50;

const $ = (id) => document.getElementById(id);
const result = $("result");
const status = $("status");
const failure = $("failure");

/* Asking, and putting the answer in. Only the last question counts: to any other there is no answer. */

let asking = null;

async function ask(url, options) {
  asking?.abort();
  const mine = (asking = new AbortController());
  result.setAttribute("aria-busy", "true");
  try {
    const response = await fetch(url, {
      ...options, signal: mine.signal, headers: { "X-Part": "1" }, cache: "no-store", credentials: "omit",
    });
    const isJson = response.headers.get("content-type")?.startsWith("application/json");
    const answer = isJson ? await response.json() : { failure: await inWords(response) };
    if (asking !== mine) return null;
    show(answer);
    return answer;
  } catch (error) {
    if (error.name === "AbortError") return null;
    const answer = { failure: "There is no answer: does factcheck serve still run?" };
    show(answer);
    return answer;
  } finally {
    if (asking === mine) {
      asking = null;
      result.removeAttribute("aria-busy");
    }
  }
}

async function inWords(response) {
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  return page.querySelector(".notice p")?.textContent ?? `This could not be done (${response.status}).`;
}

function show(answer) {
  failure.hidden = !answer.failure;
  failure.textContent = answer.failure ?? "";
  if (answer.failure) {
    result.classList.add("stale");
    return;
  }
  result.classList.remove("stale");
  const focused = result.contains(document.activeElement) ? document.activeElement.id : null;
  const hidden = [...result.querySelectorAll(".filter input:not(:checked)")].map((i) => i.id);
  result.innerHTML = answer.result;
  $("base").innerHTML = answer.base;
  for (const id of hidden) {
    const box = $(id);
    if (box) box.checked = false;
  }
  if (focused) $(focused)?.focus({ preventScroll: true });
  // A screen reader is told what is new, and not the same thing at every key.
  if (status.textContent !== answer.status) status.textContent = answer.status;
  for (const part of result.querySelectorAll("#print, .keys")) part.hidden = false;
}

function later(work) {
  let timer = null;
  return (now) => {
    clearTimeout(timer);
    timer = setTimeout(work, now === true ? 0 : QUIET);
  };
}

/* A draft. */

function draftPage(form) {
  const page = $("check");
  const text = $("text");
  const file = $("file");
  const name = $("name");
  const undo = [];
  form.querySelector(".views").hidden = false;
  page.classList.add("scripted");

  function view(which) {
    page.dataset.view = which;
    $("write").setAttribute("aria-pressed", String(which === "write"));
    $("read").setAttribute("aria-pressed", String(which === "read"));
  }
  $("write").addEventListener("click", () => {
    view("write");
    text.focus();
  });
  $("read").addEventListener("click", () => view("read"));

  let kept = null; // the Word document that is checked
  const isEmpty = () => !text.value.trim() && !file.files.length && !$("word").value;

  async function check(then) {
    if (isEmpty()) {
      asking?.abort();
      result.replaceChildren();
      page.classList.remove("checked");
      status.textContent = "";
      view("write");
      return;
    }
    const answer = await ask("/check", { method: "POST", body: new FormData(form) });
    if (!answer) return;
    // A file that was refused would be sent again with every text that is typed.
    if (answer.failure) return choose(kept);
    page.classList.add("checked");
    place(answer);
    if (then) {
      view("read");
      window.scrollTo({ top: 0 });
      $("headline")?.focus({ preventScroll: true });
    }
  }

  // A file's text comes to stand in the box; a Word document stays a file.
  function place(answer) {
    $("document").hidden = !answer.word;
    $("document").querySelector("b").textContent = answer.name;
    $("box").hidden = answer.word;
    kept = answer.word ? file.files[0] : null;
    if (answer.word) {
      view("read");
    } else if (file.files.length) {
      choose(null);
      name.value = answer.name;
      text.value = answer.text;
    }
  }

  function choose(one) {
    const all = new DataTransfer();
    if (one) all.items.add(one);
    file.files = all.files;
  }

  const soon = later(() => check(false));
  let pasted = 0;
  text.addEventListener("paste", (event) => (pasted = event.clipboardData.getData("text").length));
  text.addEventListener("input", () => {
    const [length, came] = [text.value.length, pasted];
    pasted = 0;
    // What takes the place of all that was there is another draft, and not of the file that was opened.
    if (came >= length || !text.value.trim()) name.value = "";
    if (came >= LARGE && came * 2 > length) check(true);
    else soon();
  });
  for (const field of [$("as"), $("date")]) field.addEventListener("change", () => check(false));
  file.addEventListener("change", opened);

  function opened() {
    if (file.files.length) check(true);
  }

  // Dropping a file anywhere.
  let depth = 0;
  const holds = (event) => event.dataTransfer?.types.includes("Files");
  addEventListener("dragenter", (event) => {
    if (holds(event)) document.body.classList.toggle("dropping", ++depth > 0);
  });
  addEventListener("dragleave", (event) => {
    if (holds(event)) document.body.classList.toggle("dropping", --depth > 0);
  });
  addEventListener("dragover", (event) => holds(event) && event.preventDefault());
  addEventListener("drop", (event) => {
    if (!holds(event)) return;
    event.preventDefault();
    depth = 0;
    document.body.classList.remove("dropping");
    if (!event.dataTransfer.files.length) return;
    choose(event.dataTransfer.files[0]);
    opened();
  });

  // Fixes, in place. Saving is left to the browser.
  form.addEventListener("submit", (event) => {
    const button = event.submitter;
    const action = button?.getAttribute("formaction") ?? "/check";
    if (action.startsWith("/export/")) return;
    event.preventDefault();
    if (action === "/fix") fix(button.value);
    else check(true);
  });
  result.addEventListener("click", (event) => {
    const button = event.target.closest('button[type="button"][name="fix"]');
    if (button) fix(button.value);
  });

  async function fix(which) {
    const body = new FormData(form);
    body.set("fix", which);
    const before = text.value;
    const answer = await ask("/fix", { method: "POST", body });
    if (!answer || answer.failure) return;
    // Words that were written meanwhile count more than a fix of the text without them.
    if (text.value !== before) return soon();
    if (answer.text !== before) {
      undo.push(before);
      if (undo.length > MAX_UNDO) undo.shift();
      text.value = answer.text;
    }
    offerUndo();
    $("headline")?.focus({ preventScroll: true });
  }

  function offerUndo() {
    const said = result.querySelector(".said");
    if (!said || !undo.length) return;
    const button = document.createElement("button");
    button.type = "button";
    button.id = "undo";
    button.textContent = "Undo";
    button.addEventListener("click", () => {
      text.value = undo.pop();
      check(false).then(() => $("headline")?.focus({ preventScroll: true }));
    });
    said.append(" ", button);
  }

  // From a note to its place in the box.
  result.addEventListener("click", (event) => {
    if (event.target.closest("#print")) window.print();
    const link = event.target.closest('.notes a[href^="#m"]');
    if (!link || page.dataset.view !== "write") return;
    const range = inText(link.hash.slice(1));
    if (!range) return;
    event.preventDefault();
    text.focus();
    text.setSelectionRange(range.start, range.end);
    showLine(range.start);
  });

  // Where a mark stands in the text: the galley holds the text as it is, and signs and notes between.
  function inText(id) {
    const galley = result.querySelector(".galley");
    const mark = $(id)?.querySelector(":scope > .t");
    if (!galley || !mark) return null;
    const walker = document.createTreeWalker(galley, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
      node.nodeType === Node.ELEMENT_NODE && node.matches("sup, .pop") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    let at = 0;
    let start = null;
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.nodeType !== Node.TEXT_NODE) continue;
      if (mark.contains(node)) start ??= at;
      else if (start !== null) break;
      at += node.data.length;
    }
    return start === null ? null : { start, end: at };
  }

  function showLine(at) {
    const lines = text.value.slice(0, at).length / Math.max(1, text.value.length);
    text.scrollTop = lines * text.scrollHeight - text.clientHeight / 2;
  }

  // From one passage that wants a look to the next.
  addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter") return check(true);
    const typing = event.target.matches("input, textarea, select");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || page.dataset.view !== "read") return;
    const step = { n: 1, p: -1 }[event.key];
    if (!step) return;
    const marks = [...result.querySelectorAll(".galley .m.look")];
    if (!marks.length) return;
    const here = marks.indexOf(document.activeElement.closest?.(".m.look"));
    const next = here < 0 && step < 0 ? marks.length - 1 : (here + step + marks.length) % marks.length;
    marks[next].focus();
    marks[next].scrollIntoView({ block: "center" });
  });

  if (page.classList.contains("checked")) view("read");
  // A text that the browser has kept over a reload.
  else if (!isEmpty()) check(false);
  for (const part of result.querySelectorAll("#print, .keys")) part.hidden = false;
}

/* A claim, and the search: the answer follows the typing. */

function linePage(form, field, request) {
  const soon = later(async () => {
    if (!field.value.trim() && form.id === "try") {
      asking?.abort();
      result.replaceChildren();
      status.textContent = "";
      return;
    }
    const { url, options } = request(new URLSearchParams(new FormData(form)));
    await ask(url, options);
  });
  field.addEventListener("input", soon);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    soon(true);
  });
  // Behind a subject that was put in, the value is to be written.
  if (form.id === "try" && field.value) {
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }
}

if ($("draft")) draftPage($("draft"));
if ($("try")) linePage($("try"), $("claim"), (body) => ({ url: "/claim", options: { method: "POST", body } }));
if ($("search")) linePage($("search"), $("q"), (body) => ({ url: `/facts?${body}`, options: {} }));
