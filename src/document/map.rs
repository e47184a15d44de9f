//! The way back from the bytes of a text to the bytes of the file that it was made from.

/// A run of text that stands in the file as it stands in the text, or (where the lengths differ) as something else, such as
/// an entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first byte in the text.
    pub(super) at: u32,
    /// The first byte in the file.
    pub(super) file: u32,
    /// How many bytes of the file it stands for; equal to the bytes of text where it was copied.
    pub(super) file_len: u32,
}

/// The runs of a text of that many bytes.
#[derive(Clone, Copy)]
pub(super) struct Map<'a> {
    pub(super) runs: &'a [Run],
    pub(super) len: usize,
}

impl Map<'_> {
    /// The number of the run that holds a byte of the text.
    fn run(self, at: usize) -> usize {
        self.runs.partition_point(|r| r.at as usize <= at).saturating_sub(1)
    }

    /// The bytes of text that a run covers.
    pub(super) fn width(self, n: usize) -> usize {
        let next = self.runs.get(n + 1).map_or(self.len, |r| r.at as usize);
        self.runs.get(n).map_or(0, |r| next.saturating_sub(r.at as usize))
    }

    /// Where the file goes on at a byte of the text.
    pub(super) fn start(self, at: usize) -> usize {
        let n = self.run(at);
        let Some(r) = self.runs.get(n) else { return 0 };
        let width = self.width(n);
        let into = at.saturating_sub(r.at as usize).min(width);
        if width == r.file_len as usize {
            r.file as usize + into
        } else if into == width {
            // Only the end of the text is past its last run.
            (r.file + r.file_len) as usize
        } else {
            r.file as usize
        }
    }

    /// The byte of the file after the last byte of the text before `end`.
    pub(super) fn end(self, end: usize) -> usize {
        let n = self.run(end.saturating_sub(1));
        let Some(r) = self.runs.get(n) else { return 0 };
        let width = self.width(n);
        if width == r.file_len as usize {
            r.file as usize + end.saturating_sub(r.at as usize).min(width)
        } else {
            (r.file + r.file_len) as usize
        }
    }
}
