//! `cargo xtask serve`: the page on this machine, rebuilt on every change.

use crate::Result;
use crate::publish::BASE_URL;
use crate::tools;
use std::env;
use std::fs;
use std::io::ErrorKind;
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc;
use std::time::{Duration, SystemTime};

/// Serves until Ctrl-C. The flags are Trunk's.
pub fn serve(flags: &[&str]) -> Result {
    let port = value(flags, "--port", "-p").unwrap_or("8080");
    let host = value(flags, "--address", "-a").unwrap_or("127.0.0.1");
    let address =
        if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") };
    if TcpListener::bind(&address).is_err_and(|error| error.kind() == ErrorKind::AddrInUse) {
        return Err(format!(
            "port {port} is taken by another program. Name a free one: cargo xtask serve --port 9000"
        ));
    }

    let mut trunk = tools::trunk()?;
    println!("trunk: building the card and the page (the first time, its libraries too)");
    let started = SystemTime::now();
    if env::var_os(BASE_URL).is_none() {
        trunk.env(BASE_URL, format!("http://{address}/"));
    }
    let mut trunk = trunk
        .arg("serve")
        .args(flags)
        .spawn()
        .map_err(|error| format!("Trunk cannot be started: {error}"))?;

    let (stop, stopped) = mpsc::channel();
    ctrlc::set_handler(move || _ = stop.send(()))
        .map_err(|error| format!("Ctrl-C cannot be listened to: {error}"))?;
    let mut is_announced = false;
    loop {
        let ended = trunk.try_wait().map_err(|error| format!("Trunk is lost: {error}"))?;
        if let Some(status) = ended {
            return if status.success() { Ok(()) } else { Err(format!("Trunk ended: {status}")) };
        }
        if stopped.recv_timeout(Duration::from_millis(200)).is_ok() {
            // From the keyboard it has had its own Ctrl-C.
            let _ = trunk.kill();
            return Ok(());
        }
        // Trunk listens only after the first build, good or bad.
        if !is_announced && TcpStream::connect(&address).is_ok() {
            is_announced = true;
            announce(&address, started);
        }
    }
}

fn announce(address: &str, started: SystemTime) {
    let built = fs::metadata("dist/index.html").and_then(|page| page.modified());
    if built.is_ok_and(|built| built >= started) {
        println!(
            "\n  The page:  http://{address}/\n  It follows what you change or add. Ctrl-C ends it.\n"
        );
    } else {
        println!(
            "\n  The build failed; what to mend stands above. It is tried again on the next change."
        );
        println!("  The page will be at http://{address}/\n");
    }
}

/// The value of a flag, given as `--port 9000`, `--port=9000` or `-p 9000`.
fn value<'a>(flags: &[&'a str], long: &str, short: &str) -> Option<&'a str> {
    let joined = flags.iter().find_map(|flag| flag.strip_prefix(long)?.strip_prefix('='));
    let place = flags.iter().position(|&flag| flag == long || flag == short);
    joined.or_else(|| flags.get(place? + 1).copied())
}
