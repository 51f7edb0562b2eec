//! The raw attributes of the browser or the device: their names in v3, in v4, and the types that v4 documents.

use super::how::How::{self, Each, Flag, Number, Table, Text, Whole};
use super::how::Way;
use super::json::{Json, Part};
use super::place::{make, unmarked};
use super::table::Back::All;
use super::table::Row;

#[rustfmt::skip]
pub(super) const ATTRIBUTES: &[Row] = &[
    ("fontPreferences", "font_preferences", Table(FONT_PREFERENCES), All),
    ("emoji", "emoji", Table(EMOJI), All),
    ("fonts", "fonts", Each(&Text), All),
    ("deviceMemory", "device_memory", Number, All),
    ("timezone", "timezone", Text, All),
    ("canvas", "canvas", Table(CANVAS), All),
    ("languages", "languages", Each(&Each(&Text)), All),
    ("webGlExtensions", "webgl_extensions", Table(WEBGL_EXTENSIONS), All),
    ("webGlBasics", "webgl_basics", Table(WEBGL_BASICS), All),
    ("screenResolution", "screen_resolution", Each(&Whole), All),
    ("touchSupport", "touch_support", Table(TOUCH_SUPPORT), All),
    ("osCpu", "oscpu", Text, All),
    ("architecture", "architecture", Whole, All),
    ("cookiesEnabled", "cookies_enabled", Flag, All),
    ("hardwareConcurrency", "hardware_concurrency", Whole, All),
    ("dateTimeLocale", "date_time_locale", Text, All),
    ("vendor", "vendor", Text, All),
    ("colorDepth", "color_depth", Whole, All),
    ("platform", "platform", Text, All),
    ("sessionStorage", "session_storage", Flag, All),
    ("localStorage", "local_storage", Flag, All),
    ("audio", "audio", Number, All),
    ("plugins", "plugins", Each(&Table(PLUGIN)), All),
    ("indexedDB", "indexed_db", Flag, All),
    ("math", "math", Text, All),
    ("deviceModel", "device_model", Text, All),
    ("deviceManufacturer", "device_manufacturer", Text, All),
    ("fontHash", "font_hash", Text, All),
    ("timezoneOffset", "timezone_offset", Text, All),
    ("batteryLevel", "battery_level", Whole, All),
    ("batteryCharging", "battery_charging", Flag, All),
    ("batteryLowPowerMode", "battery_low_power_mode", Flag, All),
    ("keyboardLayoutHash", "keyboard_layout_hash", Text, All),
    ("keyboardLayoutName", "keyboard_layout_name", Text, All),
];

const FONT_PREFERENCES: &[Row] = &[
    ("default", "default", Number, All),
    ("serif", "serif", Number, All),
    ("sans", "sans", Number, All),
    ("mono", "mono", Number, All),
    ("apple", "apple", Number, All),
    ("min", "min", Number, All),
    ("system", "system", Number, All),
];

const EMOJI: &[Row] = &[
    ("font", "font", Text, All),
    ("width", "width", Number, All),
    ("height", "height", Number, All),
    ("top", "top", Number, All),
    ("bottom", "bottom", Number, All),
    ("left", "left", Number, All),
    ("right", "right", Number, All),
    ("x", "x", Number, All),
    ("y", "y", Number, All),
];

const CANVAS: &[Row] = &[
    ("Winding", "winding", Flag, All),
    ("Geometry", "geometry", Text, All),
    ("Text", "text", Text, All),
];

#[rustfmt::skip]
const WEBGL_EXTENSIONS: &[Row] = &[
    ("contextAttributes", "context_attributes", Text, All),
    ("parameters", "parameters", Text, All),
    ("shaderPrecisions", "shader_precisions", Text, All),
    ("extensions", "extensions", Text, All),
    ("extensionParameters", "extension_parameters", Text, All),
    ("unsupportedExtensions", "unsupported_extensions", Each(&Text), All),
];

#[rustfmt::skip]
const WEBGL_BASICS: &[Row] = &[
    ("version", "version", Text, All),
    ("vendor", "vendor", Text, All),
    ("vendorUnmasked", "vendor_unmasked", Text, All),
    ("renderer", "renderer", Text, All),
    ("rendererUnmasked", "renderer_unmasked", Text, All),
    ("shadingLanguageVersion", "shading_language_version", Text, All),
];

const TOUCH_SUPPORT: &[Row] = &[
    ("touchEvent", "touch_event", Flag, All),
    ("touchStart", "touch_start", Flag, All),
    ("maxTouchPoints", "max_touch_points", Whole, All),
];

const PLUGIN: &[Row] = &[
    ("name!", "name!", Text, All),
    ("description", "description", Text, All),
    ("mimeTypes", "mimeTypes", Each(&Table(MIME_TYPE)), All),
];

const MIME_TYPE: &[Row] = &[
    ("type", "type", Text, All),
    ("suffixes", "suffixes", Text, All),
    ("description", "description", Text, All),
];

/// Carries over each attribute whose name and value both versions have.
pub(super) fn carry<'a>(
    way: Way,
    rows: &'static [Row],
    from: &mut [Part<'a>],
    to: &mut Json<'a>,
    target: &'static str,
) {
    for part in from {
        let Some((row, name)) = row_of(way, rows, part.name) else {
            continue;
        };
        let value = match way {
            Way::Up => part.value.get_mut("value"),
            Way::Down => Some(&mut *part),
        };
        let Some(part) = value else {
            continue;
        };
        let Some(value) = converted(way, row.2, &part.value) else {
            continue;
        };
        let value = match way {
            Way::Up => value,
            Way::Down => Json::Object(vec![Part::new("value", value)]),
        };
        let all = make(to, target, Json::Object(Vec::new()));
        let known = all.and_then(|all| all.make(name, value.clone()));
        part.taken = known.is_some_and(|known| *known == value);
    }
}

/// The row of a name, and the name in the other version. The letters of v3's names are large or small as it pleases.
fn row_of(way: Way, rows: &'static [Row], name: &str) -> Option<(&'static Row, &'static str)> {
    rows.iter().find_map(|row| {
        let (v3, v4) = (unmarked(row.0), unmarked(row.1));
        match way {
            Way::Up => v3.eq_ignore_ascii_case(name).then_some((row, v4)),
            Way::Down => (v4 == name).then_some((row, v3)),
        }
    })
}

/// A value in the other version: all of it, with what nobody knows in it, or nothing.
fn converted<'a>(way: Way, how: How, value: &Json<'a>) -> Option<Json<'a>> {
    match (how, value) {
        (Table(rows), Json::Object(parts)) => {
            let mut made = Json::Object(Vec::new());
            for part in parts {
                let (name, value) = match row_of(way, rows, part.name) {
                    Some((row, name)) => (name, converted(way, row.2, &part.value)?),
                    None => (part.name, part.value.clone()),
                };
                if made.get(name).is_some() {
                    return None;
                }
                made.make(name, value);
            }
            let mut needed = rows.iter().filter(|row| row.0.ends_with(['!']));
            let is_there = |row: &Row| {
                let name = match way {
                    Way::Up => row.1,
                    Way::Down => row.0,
                };
                made.get(unmarked(name)).is_some()
            };
            needed.all(is_there).then_some(made)
        }
        (Each(how), Json::List(parts)) => {
            let parts = parts.iter();
            let items = parts.map(|part| Some(Part::new("", converted(way, *how, &part.value)?)));
            items.collect::<Option<_>>().map(Json::List)
        }
        (how, value) => how.is(value).then(|| value.clone()),
    }
}
