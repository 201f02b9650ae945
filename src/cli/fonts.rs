//! The fonts that pictures are drawn with, and how wide text is in them.

use resvg::usvg;
use skrifa::instance::{LocationRef, Size};
use skrifa::{FontRef, MetadataProvider};
use std::sync::Arc;
use usvg::fontdb::{Database, Source};

/// The family of the bundled fonts.
pub const FAMILY: &str = "Inter";

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

impl Default for Fonts {
    fn default() -> Fonts {
        let mut fonts = Fonts { database: Arc::default(), faces: Vec::new() };
        for bundled in [REGULAR, BOLD] {
            fonts.load(Arc::new(bundled));
        }
        fonts
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
            self.faces.push(Face { data: data.clone(), index: face.index, weight: face.weight.0 });
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
    fn face(&self, letter: char, weight: Weight) -> Option<&Face> {
        let can = self.faces.iter().filter(|face| face.has(letter));
        can.min_by_key(|face| face.weight.abs_diff(weight.number()))
    }

    /// What reads an SVG with these fonts alone.
    pub fn options(&self) -> usvg::Options<'static> {
        let select_fallback: usvg::FallbackSelectionFn = Box::new(|letter, tried, database| {
            let weight = database.face(*tried.first()?)?.weight.0;
            let has = |face: &&usvg::fontdb::FaceInfo| {
                let has = |data: &[u8], index| {
                    let font = FontRef::from_index(data, index).ok();
                    font.is_some_and(|font| font.charmap().map(letter).is_some())
                };
                !tried.contains(&face.id) && database.with_face_data(face.id, has) == Some(true)
            };
            let can = database.faces().filter(has);
            can.min_by_key(|face| face.weight.0.abs_diff(weight)).map(|face| face.id)
        });
        let select_font = usvg::FontResolver::default_font_selector();
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
