//! `cargo xtask`: gets the tools that the project needs, and starts them. Nothing of the product is in here.

mod child;
mod folder;
mod tools;
mod embed;
mod publish;
mod front;
mod package;
mod serve;
mod test;
mod fuzz;
mod size;
mod dist;
mod release;
mod twice;
mod serving;
mod bench;
mod pictures;

use std::env;
use std::path::Path;
use std::process::ExitCode;

/// What went wrong, in a sentence that says what to do.
type Result<T = ()> = std::result::Result<T, String>;

const HELP: &str = "\
cargo xtask serve [TRUNK'S FLAGS]     build the page and the embed, serve them, rebuild on change
cargo xtask test [native | browser]   everything that must hold, in the order in which it fails fastest
cargo xtask fuzz [TARGET [SECONDS]]   the targets of fuzz/, each for a minute (needs a nightly); `minimise`: their inputs
cargo xtask dist                      the smallest embed: a release build with std rebuilt for size (needs a nightly)
    --published FOLDER                with the versions in that folder, and not this one
    --precompressed                   with each file as brotli and gzip besides, for servers that send those
cargo xtask dist --embed              of that release v1/ and vX.Y.Z/ alone
cargo xtask size                      these, weighed: what grew, and is it within its budget? `record` writes it down
cargo xtask dist --twice              these, built clean in two folders: are the bytes the same?
cargo xtask release FOLDER            that release, and its vX.Y.Z/ put into the folder of the published versions
cargo xtask bench                     that release, measured in a browser: all of the following but serving
cargo xtask bench time-machine        how long a step of the time machine takes
cargo xtask bench race                the card against others of its kind, on a slow phone
    --runs N  --json FILE             7, unless said otherwise; all figures besides
cargo xtask bench serving             how many requests a second an nginx with serving/nginx.conf answers
cargo xtask pictures                  the pictures in tests/pictures/ taken anew, and sheets of them in target/pictures/
cargo xtask tools                     only get the tools
cargo xtask embed                     what Trunk calls at the end of a build: the embed's files, and what is published
cargo xtask help                      this list";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    if let Err(error) = env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("..")) {
        eprintln!("error: the project's folder cannot be entered: {error}");
        return ExitCode::FAILURE;
    }
    let done = match words.as_slice() {
        ["bench", "serving"] => serving::bench(),
        ["serve", flags @ ..] => serve::serve(flags),
        ["test"] => tools::all().and_then(|()| test::native()).and_then(|()| test::browser()),
        ["test", "native"] => test::native(),
        ["test", "browser"] => test::browser(),
        ["fuzz", words @ ..] => fuzz::fuzz(words),
        ["size", words @ ..] => size::size(words),
        ["dist", "--twice"] => twice::twice(),
        ["dist", "--embed"] => {
            dist::embed_alone().map(|(folder, _)| println!("{}", folder.display()))
        }
        ["dist", asked @ ..] if let Some(extras) = dist::Extras::asked(asked) => {
            dist::dist(&extras)
        }
        ["release", published] => release::release(Path::new(published)),
        ["bench", asked @ ..] => bench::bench(asked),
        ["pictures"] => pictures::pictures(),
        ["tools"] => tools::all(),
        ["embed"] => embed::embed(),
        ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            Ok(())
        }
        _ => {
            eprintln!("error: `cargo xtask {}` is not known. There are:\n{HELP}", words.join(" "));
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("error: {sentence}");
            ExitCode::FAILURE
        }
    }
}
