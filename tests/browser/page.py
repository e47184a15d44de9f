"""The page in a real browser: typing, pasting, dropping, clicking, and the keyboard alone.

Run by `just browser`. It starts the program on a free port with a fact base of its own and fails at the first thing that is not
as it should be. CHROMIUM names the browser, SHOTS a folder for pictures.
"""

import io
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import zipfile

from playwright.sync_api import expect, sync_playwright

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("FACTCHECK", ROOT / "target/debug/factcheck")
BROWSER = os.environ.get("CHROMIUM", "/usr/bin/chromium")

FACTS = """\
topic: Harbour Bridge
sources:
  report: {title: Inspection report, publisher: Port Authority, published: 2025-03-04, url: 'https://port.example/report'}
names:
  okafor: {name: Sana Okafor, role: chief engineer, source: report}
facts:
  repair-cost: {aliases: [cost of repair], value: $48 million, source: report, locator: page 2}
  workers: {value: about 1,400 people, same_unit: [workers], source: report}
"""

DRAFT = """\
# Bridge to be mended

The cost of repair is put at $48 billion, and 1,400 workers will share in it.

“It will stand,” said Sana Okafer, the chief engineer. A <b>new</b> lift would be $2 million.

The report came out last spring. It is the third since the bridge was opened, and the longest.
"""


def word(*paragraphs):
    """A Word document."""
    out = io.BytesIO()
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out, "w") as z:
        z.writestr("word/document.xml", f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>')
    return out.getvalue()


class Desk:
    """The program with a folder of its own, and a browser before it."""

    def __init__(self, browser):
        self.browser = browser
        self.folder = tempfile.TemporaryDirectory()
        self.facts = pathlib.Path(self.folder.name, "facts", "bridge.yaml")
        self.facts.parent.mkdir()
        self.facts.write_text(FACTS)
        environment = {k: v for k, v in os.environ.items() if k != "FACTCHECK_FACTS"}
        self.program = subprocess.Popen(
            [PROGRAM, "serve", "--port", "0"], cwd=self.folder.name, env=environment, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.url = self.program.stdout.readline().strip()
        self.complaints = []

    def page(self, path="", width=1280, height=900, script=True, scheme="light"):
        context = self.browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme, java_script_enabled=script,
            accept_downloads=True)
        if script:
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda e: self.complaints.append(str(e)))
        page.on("console", lambda m: m.type == "error" and "422" not in m.text and self.complaints.append(m.text))
        page.on("request", lambda r: r.url.startswith((self.url, "data:", "blob:")) or self.complaints.append(r.url))
        page.goto(self.url + path)
        return page

    def end(self):
        self.program.send_signal(signal.SIGINT)
        assert self.program.wait(10) == 0, "Ctrl-C ends it cleanly"
        told = self.program.stderr.read()
        assert "Okafer" not in told, told
        self.folder.cleanup()
        assert not self.complaints, self.complaints


def paste(page, text):
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.get_by_label("Your draft").focus()
    page.keyboard.press("Control+V")


def drop(page, name, content):
    """Drops a file onto the page, as a hand would."""
    page.evaluate(
        """([name, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([new Uint8Array(bytes)], name));
            for (const kind of ["dragenter", "dragover", "drop"])
                document.body.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}));
        }""", [name, list(content)])


def pasting_shows_the_galley_with_notes_in_the_margin(desk):
    page = desk.page()
    paste(page, DRAFT)
    expect(page.locator("#headline")).to_have_text("✗ 2 to mend, 1 to look at")
    expect(page.get_by_label("Your draft")).to_be_hidden()
    galley = page.locator(".galley")
    expect(galley).to_contain_text("A <b>new</b> lift")
    mark = galley.locator(".m.refuted", has_text="$48 billion").first
    note = mark.locator(".pop").first
    expect(note).to_be_visible()
    expect(note).to_contain_text("The source has: $48 million")
    expect(note).to_contain_text("Port Authority, 2025-03-04, page 2")
    words, margin = mark.locator(".t").first.bounding_box(), note.bounding_box()
    assert margin["x"] > words["x"] + words["width"], "the note stands beside the text"
    assert abs(margin["y"] - words["y"]) < 40, "and at its line"
    expect(page.get_by_role("status")).to_contain_text("2 to mend, 1 to look at")


def typing_is_checked_while_it_goes_on(desk):
    page = desk.page()
    box = page.get_by_label("Your draft")
    box.click()
    page.keyboard.type("The cost of repair is $48 million")
    expect(page.locator("#headline")).to_have_text("✓ Nothing found wrong in what facts cover")
    for _ in "million":
        page.keyboard.press("Backspace")
    page.keyboard.type("billion")
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")
    expect(box).to_be_focused()
    page.get_by_role("link", name="line 1").first.click()
    chosen = page.evaluate("() => { const t = document.getElementById('text'); return t.value.slice(t.selectionStart, t.selectionEnd); }")
    assert chosen == "$48 billion", chosen
    box.fill("")
    expect(page.locator("#headline")).to_have_count(0)


def fixes_are_taken_and_undone(desk):
    page = desk.page()
    paste(page, DRAFT)
    page.locator(".galley").get_by_role("button", name="Accept “Sana Okafor”").click()
    expect(page.locator(".said")).to_contain_text("1 fix made.")
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend, 1 to look at")
    expect(page.locator("#headline")).to_be_focused()
    expect(page.locator("#text")).to_have_value(DRAFT.replace("Okafer", "Okafor"))
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#text")).to_have_value(DRAFT)
    page.get_by_role("button", name="Accept all 2 safe fixes").click()
    expect(page.locator(".said")).to_contain_text("2 fixes made.")
    expect(page.locator("#text")).to_have_value(DRAFT.replace("Okafer", "Okafor").replace("1,400", "about 1,400"))
    page.locator(".galley").get_by_role("button", name="Change to “$48 million”").click()
    expect(page.locator("#headline")).to_have_text("✓ Nothing found wrong in what facts cover")


def words_written_while_a_fix_is_made_stay(desk):
    page = desk.page()
    box = page.get_by_label("Your draft")
    box.fill(DRAFT)
    held = []
    page.route("**/fix", lambda route: held.append(route))
    page.locator(".notes").get_by_role("button", name="Accept “Sana Okafor”").click()
    box.press("Control+End")
    page.keyboard.insert_text("It was late.")
    held[0].continue_()
    expect(page.locator(".galley")).to_contain_text("It was late.")
    expect(box).to_have_value(DRAFT + "It was late.")


def files_are_dropped(desk):
    page = desk.page()
    drop(page, "story.md", DRAFT.encode())
    expect(page.locator("#headline")).to_have_text("✗ 2 to mend, 1 to look at")
    expect(page.locator("#text")).to_have_value(DRAFT)
    expect(page.locator(".file h2")).to_have_text("story.md")
    drop(page, "story.docx", word("Bridge", "The cost of repair is $48 billion."))
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")
    expect(page.get_by_text("The Word document story.docx is checked as it is.")).to_be_visible()
    expect(page.get_by_role("button", name="Change to")).to_have_count(0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save ledger (CSV)").click()
    assert "$48 billion,refuted" in pathlib.Path(saved.value.path()).read_text()
    drop(page, "broken.docx", b"no document")
    expect(page.get_by_role("alert").filter(has_text="broken.docx could not be read")).to_be_visible()


def a_chosen_file_is_checked(desk):
    page = desk.page()
    page.get_by_label("Open a file").set_input_files({"name": "a.html", "mimeType": "text/html", "buffer": b"<p>The cost of repair is $48 billion.</p>"})
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")
    expect(page.get_by_text("Read as HTML.")).to_be_visible()


def a_refused_file_is_put_away(desk):
    page = desk.page()
    chosen = page.get_by_label("Open a file")
    refused = page.get_by_role("alert").filter(has_text="could not be read")
    chosen.set_input_files({"name": "bad.md", "mimeType": "text/markdown", "buffer": b"\xff\xfe\x00"})
    expect(refused).to_contain_text("bad.md could not be read")
    expect(chosen).to_have_value("")
    page.get_by_label("Your draft").click()
    page.keyboard.type("The cost of repair is $48 million.")
    expect(page.locator("#headline")).to_have_text("✓ Nothing found wrong in what facts cover")
    expect(refused).to_be_hidden()
    # The Word document that was there before is still the one that is checked.
    drop(page, "story.docx", word("The cost of repair is $48 billion."))
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")
    drop(page, "broken.docx", b"no document")
    expect(refused).to_contain_text("broken.docx could not be read")
    page.get_by_role("button", name="Check", exact=True).click()
    expect(refused).to_be_hidden()
    expect(page.locator(".file h2")).to_have_text("story.docx")


def what_is_put_into_a_draft_is_no_new_draft(desk):
    page = desk.page()
    box = page.get_by_label("Your draft")
    box.fill(DRAFT)
    expect(page.locator("#headline")).to_have_text("✗ 2 to mend, 1 to look at")
    for words in ["lift", "And so on, and so on, it went. " * 8]:
        with page.expect_response("**/check"):
            paste(page, words)
        expect(page.locator(".galley")).to_contain_text(words.strip())
        expect(box).to_be_visible()
        expect(box).to_be_focused()


def a_new_draft_is_not_of_the_file_before_it(desk):
    page = desk.page()
    box = page.get_by_label("Your draft")
    new = "# Bridge\n\nThe cost of repair is **$48 million**.\n"

    def a_file():
        page.get_by_label("Open a file").set_input_files(
            {"name": "a.html", "mimeType": "text/html", "buffer": b"<p>The cost of repair is $48 billion.</p>"})
        expect(page.get_by_text("Read as HTML.")).to_be_visible()
        expect(page.locator(".file h2")).to_have_text("a.html")
        page.get_by_role("button", name="Write").click()

    a_file()
    box.press("End")
    page.keyboard.type("<p>It is long.</p>")
    expect(page.locator(".galley")).to_contain_text("It is long.")
    expect(page.locator(".file h2")).to_have_text("a.html")
    box.fill("")
    box.fill(new)
    expect(page.get_by_text("Read as Markdown.")).to_be_visible()
    a_file()
    box.press("Control+A")
    paste(page, new)
    expect(page.get_by_text("Read as Markdown.")).to_be_visible()
    expect(page.locator(".file h2")).to_have_text("draft")


def what_was_checked_is_saved(desk):
    page = desk.page()
    paste(page, DRAFT)
    for button, name, wanted in [
        ("Save annotated draft", "draft.html", "Sana Okafor"), ("Save ledger (CSV)", "draft.csv", "name-spelling"),
        ("Save text", "draft.txt", DRAFT),
    ]:
        with page.expect_download() as saved:
            page.get_by_role("button", name=button).click()
        assert saved.value.suggested_filename == name
        assert wanted in pathlib.Path(saved.value.path()).read_text()


def the_keyboard_is_enough(desk):
    page = desk.page()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the page")).to_be_focused()
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "text":
            break
    page.keyboard.insert_text("The cost of repair is $48 billion, said Sana Okafer.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#headline")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".m.refuted").first).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator(".m.refuted").nth(1)).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Accept “Sana Okafor”").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")


def verdicts_are_shown_and_hidden(desk):
    page = desk.page()
    paste(page, DRAFT)
    expect(page.locator(".notes li.unverified").first).to_be_visible()
    page.get_by_role("checkbox", name="unverified").uncheck()
    expect(page.locator(".notes li.unverified").first).to_be_hidden()
    page.get_by_role("button", name="Accept “Sana Okafor”").first.click()
    expect(page.locator(".said")).to_contain_text("1 fix made.")
    expect(page.locator(".notes li.unverified").first).to_be_hidden()


def without_a_script_the_forms_do_it(desk):
    page = desk.page(script=False)
    page.get_by_label("Your draft").fill(DRAFT)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.locator("#headline")).to_have_text("✗ 2 to mend, 1 to look at")
    expect(page.get_by_label("Your draft")).to_have_value(DRAFT)
    page.get_by_role("button", name="Accept all 2 safe fixes").click()
    expect(page.get_by_label("Your draft")).to_have_value(DRAFT.replace("Okafer", "Okafor").replace("1,400", "about 1,400"))
    page.get_by_label("Open a file").set_input_files(
        {"name": "s.docx", "mimeType": "application/octet-stream", "buffer": word("The cost of repair is $48 billion.")})
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("The Word document s.docx is checked as it is.")).to_be_visible()
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save annotated draft").click()
    assert saved.value.suggested_filename == "s.html"


def facts_are_found_and_claims_tried(desk):
    page = desk.page("facts")
    page.get_by_label("Find facts and names by words").fill("repair")
    expect(page.locator(".count")).to_have_text("1 fact.")
    page.get_by_role("link", name="repair cost").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("repair cost")
    page.get_by_role("link", name="Try a claim about it").click()
    claim = page.get_by_label("A claim, as one line")
    expect(claim).to_be_focused()
    page.keyboard.type("$50 million")
    expect(claim).to_have_value("repair cost = $50 million")
    expect(page.locator("#headline")).to_have_text("✗ 1 to mend")
    note = page.locator(".notes li")
    expect(note).to_contain_text("The source has: $48 million")
    expect(note).to_be_visible()
    expect(page.locator(".galley")).to_be_hidden()


def a_broken_fact_base_is_told_and_its_mending_is_seen(desk):
    page = desk.page()
    paste(page, DRAFT)
    expect(page.locator("#headline")).to_be_visible()
    desk.facts.write_text(FACTS.replace("same_unit", "same_units"))
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="facts/bridge.yaml, line 8")).to_be_visible()
    expect(page.locator(".headline")).to_contain_text("no clean bill, and no fix is offered")
    desk.facts.write_text(FACTS)
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_role("heading", name="The fact base has errors")).to_have_count(0)


def it_fits_a_phone(desk):
    page = desk.page(width=390, height=844)
    paste(page, DRAFT)
    page.locator(".m.refuted").first.focus()
    note = page.locator(".m.refuted .pop").first
    expect(note).to_be_visible()
    box = note.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= 390 and box["y"] > 200, box
    for path in ["", "facts", "claim"]:
        page.goto(desk.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, f"/{path} is too wide"


def colours_are_told_apart(desk):
    """Text stands out from its ground by 4.5 to 1, in light and in dark."""
    for scheme in ["light", "dark"]:
        page = desk.page(scheme=scheme)
        paste(page, DRAFT)
        expect(page.locator("#headline")).to_be_visible()
        poor = page.evaluate(CONTRAST)
        assert not poor, (scheme, poor)


CONTRAST = """() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const rgba = (c) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data]; };
  const over = (top, ground) => top.slice(0, 3).map((v, n) => (v * top[3] + ground[n] * (255 - top[3])) / 255);
  const light = (c) => { const [r, g, b] = c.map((v) => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = (e) => e ? over(rgba(getComputedStyle(e).backgroundColor), ground(e.parentElement)) : [255, 255, 255];
  const poor = [];
  for (const e of document.body.querySelectorAll("*")) {
    const own = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    const style = getComputedStyle(e);
    if (!own || !e.checkVisibility({ visibilityProperty: true }) || e.closest(".out, option")) continue;
    const behind = ground(e), front = over(rgba(style.color), behind);
    const [a, b] = [light(front), light(behind)].sort((x, y) => y - x);
    const ratio = (a + 0.05) / (b + 0.05);
    if (ratio < 4.5) poor.push(`${e.tagName}.${e.className} ${e.textContent.trim().slice(0, 30)}: ${ratio.toFixed(2)}`);
  }
  return poor;
}"""


def pictures(desk):
    """Where SHOTS names a folder: pictures of what a person sees."""
    folder = os.environ.get("SHOTS")
    if not folder:
        return
    for name, width, height, scheme in [("desktop", 1280, 900, "light"), ("dark", 1280, 900, "dark"), ("phone", 390, 844, "light")]:
        page = desk.page(width=width, height=height, scheme=scheme)
        paste(page, DRAFT)
        expect(page.locator("#headline")).to_be_visible()
        page.screenshot(path=f"{folder}/{name}.png", full_page=name == "phone")
        if name == "desktop":
            page.emulate_media(media="print")
            page.screenshot(path=f"{folder}/print.png", full_page=True)


SCENES = [
    pasting_shows_the_galley_with_notes_in_the_margin, typing_is_checked_while_it_goes_on, fixes_are_taken_and_undone,
    words_written_while_a_fix_is_made_stay, files_are_dropped, a_chosen_file_is_checked, a_refused_file_is_put_away,
    what_is_put_into_a_draft_is_no_new_draft, a_new_draft_is_not_of_the_file_before_it, what_was_checked_is_saved,
    the_keyboard_is_enough, verdicts_are_shown_and_hidden, without_a_script_the_forms_do_it, facts_are_found_and_claims_tried,
    a_broken_fact_base_is_told_and_its_mending_is_seen, it_fits_a_phone, colours_are_told_apart, pictures,
]


def main():
    wanted = sys.argv[1:]
    failed = 0
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for scene in SCENES:
            if wanted and scene.__name__ not in wanted:
                continue
            desk = Desk(browser)
            try:
                scene(desk)
                desk.end()
                print(f"ok      {scene.__name__}")
            except Exception as e:  # one scene that fails hides no other
                desk.program.kill()
                failed += 1
                print(f"FAILED  {scene.__name__}\n{e}\n{desk.complaints or ''}")
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
