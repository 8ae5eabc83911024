//! What a person has decided of a text, which outweighs the comparison of its words.

use std::collections::HashMap;

use entity::id::IndikatorId;
use entity::status::PutusanDefinisi;
use entity::{indikator, putusan_definisi};

use super::definisi::baku;

/// An entry of the dictionary: its indicator, and the year from which it holds.
type Entri = (IndikatorId, i32);

/// The decisions in force, by the entry of the dictionary and the text.
#[derive(Clone, Debug, Default)]
pub struct Putusan(HashMap<Entri, HashMap<String, PutusanDefinisi>>);

impl Putusan {
    /// Of all that was decided, the oldest first; what was taken back does not hold.
    pub fn new<'a>(semua: impl IntoIterator<Item = &'a putusan_definisi::Model>) -> Self {
        let mut berlaku: HashMap<Entri, HashMap<String, PutusanDefinisi>> = HashMap::new();
        for row in semua {
            let teks = berlaku
                .entry((row.indikator_id, row.berlaku_mulai))
                .or_default();
            match row.putusan {
                Some(putusan) => teks.insert(baku(&row.teks), putusan),
                None => teks.remove(&baku(&row.teks)),
            };
        }
        Self(berlaku)
    }

    /// What was decided of `teks` against an entry of the dictionary.
    pub fn tentang(&self, kamus: &indikator::Model, teks: &str) -> Option<PutusanDefinisi> {
        let diputus = self.0.get(&(kamus.id, kamus.berlaku_mulai))?;
        diputus.get(&baku(teks)).copied()
    }
}
