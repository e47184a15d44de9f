use factcheck::facts::*;
fn main() {
    let paths: Vec<_> = std::env::args().skip(1).map(Into::into).collect();
    let t = std::time::Instant::now();
    let l = FactBase::load(&paths);
    println!("{} facts {} problems {} errors {:?}", l.base.facts().len(), l.problems.len(), l.errors.len(), t.elapsed());
    for p in l.problems.iter().take(30) { println!("{:?} {} {:?} [{}]", p.span, p.message, p.help, p.span.of(&l.base.files()[p.file as usize].text)); }
    println!("{:?}", l.errors);
    println!("{}",std::fs::read_to_string("/proc/self/status").unwrap().lines().find(|l|l.starts_with("VmHWM")).unwrap());
    std::mem::forget(l);
}
