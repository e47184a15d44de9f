use factcheck::value::*;
use std::io::BufRead;
fn main() {
    let ctx = Context { dateline: "2025-10-20".parse().ok(), ..Context::default() };
    for l in std::io::stdin().lock().lines() {
        let l = l.unwrap();
        match read(&l, &ctx, Hint::None) {
            Ok(v) => {
                let iv = match &v.data { Data::Figure(q) => format!("{:?}..{:?} n={:?}", q.figure.interval.low, q.figure.interval.high, q.figure.number), Data::Date(d) => format!("{:?} bare={}", d.when, d.bare), o => format!("{o:?}") };
                println!("{l:32} => {:10} {:30} {iv}", v.kind(), v.to_string());
            }
            Err(e) => println!("{l:32} => ERR {e}"),
        }
    }
}
