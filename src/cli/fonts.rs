//! The fonts that pictures are drawn with, and how wide text is in them.

use resvg::usvg;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::{Arc, LazyLock};
use usvg::fontdb::{Database, ID, Source};

/// The family of the bundled fonts.
pub const FAMILY: &str = "Inter";

/// What the names of given fonts begin with, whatever they call themselves.
const GIVEN: &str = "given-";
/// How many faces are bundled; they come first.
const BUNDLED: usize = 2;

const REGULAR: &[u8] = include_bytes!("fonts/Inter-Regular.otf");
const BOLD: &[u8] = include_bytes!("fonts/Inter-Bold.otf");

/// A letter that no font has counts as a wide one: as wide as the box that the bold font draws for it.
const UNKNOWN: f32 = 1.06;

/// The weights in which there is a bundled font.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Regular,
    Bold,
}

impl Weight {
    /// As CSS counts.
    pub fn number(self) -> u16 {
        match self {
            Weight::Regular => 400,
            Weight::Bold => 700,
        }
    }
}

/// The bundled fonts, and those that were given for what these cannot draw.
///
/// None is the system's, so that a picture is the same on every machine.
#[derive(Clone)]
pub struct Fonts {
    database: Arc<Database>,
    faces: Vec<Face>,
}

#[derive(Clone)]
struct Face {
    id: ID,
    data: Arc<dyn AsRef<[u8]> + Sync + Send>,
    index: u32,
    weight: u16,
}

impl Face {
    fn font(&self) -> Option<FontRef<'_>> {
        FontRef::from_index((*self.data).as_ref(), self.index).ok()
    }

    fn has(&self, letter: char) -> bool {
        self.font().is_some_and(|font| font.charmap().map(letter).is_some())
    }

    fn advance(&self, letter: char) -> Option<f32> {
        let font = self.font()?;
        let glyph = font.charmap().map(letter)?;
        font.glyph_metrics(Size::new(1.0), LocationRef::default()).advance_width(glyph)
    }

    fn bearing(&self, letter: char) -> Option<f32> {
        let font = self.font()?;
        let glyph = font.charmap().map(letter)?;
        font.glyph_metrics(Size::new(1.0), LocationRef::default()).left_side_bearing(glyph)
    }
}

/// The bundled fonts, which are read once.
static INTER: LazyLock<Fonts> = LazyLock::new(|| {
    let mut fonts = Fonts { database: Arc::default(), faces: Vec::new() };
    let bundled: [_; BUNDLED] = [REGULAR, BOLD];
    for bundled in bundled {
        fonts.load(Arc::new(bundled));
    }
    fonts
});

impl Default for Fonts {
    fn default() -> Fonts {
        INTER.clone()
    }
}

impl Fonts {
    /// Takes in a font, or a collection of them, for the letters that those before it lack.
    pub fn add(&mut self, bytes: Vec<u8>) -> Result<(), &'static str> {
        match self.load(Arc::new(bytes)) {
            true => Ok(()),
            false => Err("is no font; expected a TrueType or OpenType file"),
        }
    }

    fn load(&mut self, data: Arc<dyn AsRef<[u8]> + Sync + Send>) -> bool {
        let database = Arc::make_mut(&mut self.database);
        let loaded = database.load_font_source(Source::Binary(data.clone()));
        for face in loaded.iter().filter_map(|id| database.face(*id)) {
            self.faces.push(Face {
                id: face.id,
                data: data.clone(),
                index: face.index,
                weight: face.weight.0,
            });
        }
        !loaded.is_empty()
    }

    /// How wide a letter is, in sizes.
    pub fn width(&self, letter: char, weight: Weight) -> f32 {
        match self.face(letter, weight) {
            Some(face) => face.advance(letter).unwrap_or(UNKNOWN),
            None if is_unseen(letter) => 0.0,
            None => UNKNOWN,
        }
    }

    /// The space before what is drawn of a letter, in sizes.
    pub fn bearing(&self, letter: char, weight: Weight) -> f32 {
        self.face(letter, weight).and_then(|face| face.bearing(letter)).unwrap_or(0.0)
    }

    /// Whether a letter can be drawn.
    pub fn has(&self, letter: char) -> bool {
        is_unseen(letter) || self.face(letter, Weight::Regular).is_some()
    }

    /// The face that draws a letter: of those that can, the nearest in weight, and the first of these.
    fn index(&self, letter: char, weight: Weight) -> Option<usize> {
        let can = self.faces.iter().enumerate().filter(|(_, face)| face.has(letter));
        let nearest = can.min_by_key(|(_, face)| face.weight.abs_diff(weight.number()));
        nearest.map(|(index, _)| index)
    }

    fn face(&self, letter: char, weight: Weight) -> Option<&Face> {
        self.faces.get(self.index(letter, weight)?)
    }

    /// A text in parts, and the family to name for each that is not drawn with the bundled fonts.
    pub fn parts(&self, text: &str, weight: Weight) -> Vec<(Option<String>, String)> {
        let mut parts: Vec<(Option<String>, String)> = Vec::new();
        for letter in text.chars() {
            let index = self.index(letter, weight).filter(|index| *index >= BUNDLED);
            let family = index.map(|index| format!("{GIVEN}{index}"));
            match parts.last_mut() {
                Some((last, part)) if *last == family || is_unseen(letter) => part.push(letter),
                Some(_) | None => parts.push((family, letter.into())),
            }
        }
        parts
    }

    /// What reads an SVG with these fonts alone.
    ///
    /// There is no fallback, since that of usvg sets all of a line in the font in which one letter is.
    pub fn options(&self) -> usvg::Options<'static> {
        let ids: Vec<(ID, u16)> = self.faces.iter().map(|face| (face.id, face.weight)).collect();
        let select_font: usvg::FontSelectionFn = Box::new(move |font, _| {
            let given = font.families().iter().find_map(|family| match family {
                usvg::FontFamily::Named(name) => name.strip_prefix(GIVEN)?.parse::<usize>().ok(),
                usvg::FontFamily::Serif
                | usvg::FontFamily::SansSerif
                | usvg::FontFamily::Cursive
                | usvg::FontFamily::Fantasy
                | usvg::FontFamily::Monospace => None,
            });
            let id = match given {
                Some(index) => ids.get(index),
                None => ids
                    .iter()
                    .take(BUNDLED)
                    .min_by_key(|(_, weight)| weight.abs_diff(font.weight())),
            };
            id.map(|(id, _)| *id)
        });
        let select_fallback: usvg::FallbackSelectionFn = Box::new(|_, _, _| None);
        usvg::Options {
            font_family: FAMILY.into(),
            fontdb: self.database.clone(),
            font_resolver: usvg::FontResolver { select_font, select_fallback },
            ..usvg::Options::default()
        }
    }
}

/// Marks that guide the letters around them and are not drawn: joiners, directions, variations.
fn is_unseen(letter: char) -> bool {
    matches!(
        letter,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}' | '\u{e0000}'..='\u{e0fff}'
    )
}
