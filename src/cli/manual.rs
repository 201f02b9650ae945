//! `out-yet man`: the manual.

use super::folder::make_folder;
use super::{Arguments, FINE, UNUSABLE, say_error};
use clap::{Args, CommandFactory};
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
        let Some(folder) = &self.out else {
            let mut page = Vec::new();
            clap_mangen::Man::new(Arguments::command()).render(&mut page).map_err(failed)?;
            super::print(&page);
            return Ok(());
        };
        make_folder(folder)?;
        clap_mangen::generate_to(Arguments::command(), folder).map_err(failed)
    }
}
