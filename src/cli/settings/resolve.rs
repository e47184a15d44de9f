//! Which settings a file has.

use super::{Fault, NAME, Settings, paths, read};
use crate::cli::args::CheckArgs;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A settings file that can not be used.
#[derive(Debug)]
pub(crate) struct Broken {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) faults: Vec<Fault>,
}

impl Broken {
    fn unreadable(path: &Path, why: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: String::new(),
            faults: vec![Fault::new(0..0, why)],
        }
    }
}

/// Finds the settings of files, and reads each settings file once.
#[derive(Debug)]
pub(crate) struct Resolver {
    /// The settings of the run: those of the current folder, or the ones that were named.
    pub(crate) run: Arc<Settings>,
    /// Whether the nearest file counts, or the run's settings for everything.
    nearest: bool,
    folders: Mutex<HashMap<PathBuf, Option<Arc<Settings>>>>,
    broken: Mutex<Vec<Broken>>,
}

impl Resolver {
    /// The settings as the arguments want them.
    pub(crate) fn new(a: &CheckArgs) -> Self {
        if a.isolated {
            return Self::with(Arc::default(), false);
        }
        let Some(path) = &a.config else {
            return Self::nearest();
        };
        // As with other linters: what is named by hand speaks of the folder that the program runs in.
        match load(path, paths::whole(Path::new("."))) {
            Ok(s) => Self::with(Arc::new(s), false),
            Err(b) => Self {
                broken: Mutex::new(vec![b]),
                ..Self::with(Arc::default(), false)
            },
        }
    }

    /// The nearest settings of each file, and those of the current folder where a file has none.
    pub(crate) fn nearest() -> Self {
        let mut out = Self::with(Arc::default(), true);
        if let Some(s) = out.of_folder(&paths::whole(Path::new("."))) {
            out.run = s;
        }
        out
    }

    fn with(run: Arc<Settings>, nearest: bool) -> Self {
        Self {
            run,
            nearest,
            folders: Mutex::default(),
            broken: Mutex::default(),
        }
    }

    /// The folder that is checked where no path is given.
    pub(crate) fn default_folder(&self) -> PathBuf {
        if self.run.names_files() {
            paths::shown(&self.run.folder)
        } else {
            PathBuf::from("claims")
        }
    }

    /// The settings of a file.
    pub(crate) fn of(&self, path: &Path) -> Arc<Settings> {
        let folder = if self.nearest {
            paths::whole(path).parent().map(Path::to_owned)
        } else {
            None
        };
        folder
            .and_then(|f| self.of_folder(&f))
            .unwrap_or_else(|| Arc::clone(&self.run))
    }

    /// The settings of the nearest file from a folder upward.
    fn of_folder(&self, folder: &Path) -> Option<Arc<Settings>> {
        let known = |f: &Path| {
            self.folders
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .get(f)
                .cloned()
        };
        let mut passed = Vec::new();
        let mut found = None;
        for f in folder.ancestors() {
            if let Some(s) = known(f) {
                found = s;
                break;
            }
            passed.push(f.to_owned());
            let path = f.join(NAME);
            if path.is_file() {
                let loaded = load(&paths::shown(&path), f.to_owned()).unwrap_or_else(|b| {
                    self.broken.lock().unwrap_or_else(PoisonError::into_inner).push(b);
                    Settings::default()
                });
                found = Some(Arc::new(loaded));
                break;
            }
        }
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        folders.extend(passed.into_iter().map(|f| (f, found.clone())));
        found
    }

    /// The settings files that could not be used so far.
    pub(crate) fn take_broken(&self) -> Vec<Broken> {
        let mut all = std::mem::take(&mut *self.broken.lock().unwrap_or_else(PoisonError::into_inner));
        all.sort_by(|a, b| a.path.cmp(&b.path));
        all
    }
}

/// The largest settings file, in bytes.
const MAX: usize = 1 << 20;

fn load(path: &Path, folder: PathBuf) -> Result<Settings, Broken> {
    let bytes = crate::cli::read_bytes(path).map_err(|e| Broken::unreadable(path, &e))?;
    if bytes.len() > MAX {
        return Err(Broken::unreadable(path, "this file is larger than 1 MB"));
    }
    let text = crate::cli::utf8(bytes).map_err(|e| Broken::unreadable(path, &e))?;
    match read::read(&text) {
        Ok(file) => Ok(Settings::new(path, folder, file)),
        Err(faults) => Err(Broken {
            path: path.to_owned(),
            text,
            faults,
        }),
    }
}
