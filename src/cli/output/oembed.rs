//! `--to oembed`: what <https://oembed.com> calls a rich response: the published card in a frame.

use super::frame;
use crate::cli::edition::Edition;
use crate::cli::html::rendered;
use serde_json::json;
use yew::prelude::*;

const WIDTH: u32 = 640;

/// What the full card needs at that width while its details are closed.
const HEIGHT: u32 = 600;

/// Seconds for which it may be kept: the frame answers for its own day, and the title bears the day it was made for.
const CACHE_AGE: u32 = 86_400;

/// The response, or what is missing for one.
pub fn oembed(edition: &Edition) -> Result<String, String> {
    let addresses = edition.addresses.as_ref().ok_or(
        "--to oembed needs --base-url: it shows the card in a frame from the folder that publish makes",
    )?;
    let folder = addresses.file("");
    let response = json!({
        "version": "1.0",
        "type": "rich",
        "title": edition.title(),
        "provider_name": folder.host_str(),
        "provider_url": folder.as_str(),
        "cache_age": CACHE_AGE,
        "html": frame_of(addresses.output(&edition.id, frame::FILE).to_string(), edition.question()),
        "width": WIDTH,
        "height": HEIGHT,
        "thumbnail_url": addresses.picture(&edition.id, edition.standing.day).as_str(),
        "thumbnail_width": 1200,
        "thumbnail_height": 630,
    });
    Ok(format!("{response:#}\n"))
}

/// The frame may run the card's script and open its links, and nothing else.
fn frame_of(address: String, title: String) -> String {
    rendered(html! {
        <iframe
            src={address}
            {title}
            width={WIDTH.to_string()}
            height={HEIGHT.to_string()}
            frameborder="0"
            loading="lazy"
            sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
    })
}
