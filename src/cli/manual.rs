//! `out-yet man`: the manual.

use super::folder::make_folder;
use super::{Arguments, FINE, UNUSABLE, say_error};
use clap::{Args, CommandFactory};
use clap_mangen::Man;
use clap_mangen::roff::{Roff, roman};
use std::path::PathBuf;

pub const EXAMPLES: &str = "\
Examples:
  out-yet man | man -l -
  out-yet man -o ~/.local/share/man/man1   writes out-yet.1 and a page for each command";

#[derive(Args)]
pub struct Manual {
    /// The folder to write a page for every command into; unless it is given, the first page is printed
    #[arg(short, value_name = "DIR")]
    out: Option<PathBuf>,
}

impl Manual {
    pub fn run(&self) -> u8 {
        match self.pages() {
            Ok(()) => FINE,
            Err(error) => {
                say_error(&error);
                UNUSABLE
            }
        }
    }

    fn pages(&self) -> Result<(), String> {
        let failed = |error| format!("the manual cannot be written: {error}");
        let mut command = Arguments::command().disable_help_subcommand(true);
        command.build();
        let Some(folder) = &self.out else {
            super::print(&page(command).map_err(failed)?);
            return Ok(());
        };
        make_folder(folder)?;
        for inner in command.get_subcommands() {
            let name = format!("out-yet-{}.1", inner.get_name());
            super::write(&folder.join(name), &page(inner.clone()).map_err(failed)?)?;
        }
        super::write(&folder.join("out-yet.1"), &page(command).map_err(failed)?)
    }
}

/// A page, its examples line by line as they are.
fn page(mut command: clap::Command) -> std::io::Result<Vec<u8>> {
    let after = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    command = command.after_help("");
    let manual = Man::new(command).source(concat!("out-yet ", env!("CARGO_PKG_VERSION")));
    let mut page = Vec::new();
    manual.render_title(&mut page)?;
    manual.render_name_section(&mut page)?;
    manual.render_synopsis_section(&mut page)?;
    manual.render_description_section(&mut page)?;
    manual.render_options_section(&mut page)?;
    manual.render_subcommands_section(&mut page)?;
    let mut extra = Roff::new();
    extra.control("SH", ["EXAMPLES"]).control("nf", []);
    for line in after.trim_start_matches("Examples:\n").lines() {
        extra.text([roman(line)]);
    }
    extra.control("fi", []);
    extra.to_writer(&mut page)?;
    Ok(page)
}
