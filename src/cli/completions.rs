//! `out-yet completions`: what has a shell complete the arguments.

use super::{Arguments, FINE};
use clap::{Args, CommandFactory};
use clap_complete::Shell;

pub const EXAMPLES: &str = "\
Examples:
  out-yet completions bash > ~/.local/share/bash-completion/completions/out-yet
  out-yet completions zsh > \"${fpath[1]}/_out-yet\"
  out-yet completions fish > ~/.config/fish/completions/out-yet.fish
  out-yet completions powershell >> $PROFILE";

#[derive(Args)]
pub struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

impl Completions {
    pub fn run(&self) -> u8 {
        let mut script = Vec::new();
        clap_complete::generate(self.shell, &mut Arguments::command(), "out-yet", &mut script);
        // In bash's it calls a state by two names where that of the program has a hyphen (clap-rs/clap#6421).
        let script = String::from_utf8_lossy(&script);
        super::print(script.replace("out__yet__subcmd__", "out__subcmd__yet__subcmd__").as_bytes());
        FINE
    }
}
