//! The log: causes for whoever looks, never for the person. To stderr; `MALGEURIM_LOG` chooses what (default: warnings).

use tracing_subscriber::EnvFilter;

/// Starts the log. The command line keeps stderr for its one sentence, so there only `MALGEURIM_LOG` turns the log on.
pub fn start(window: bool) {
    let default = if window { "warn" } else { "off" };
    let filter = EnvFilter::try_from_env("MALGEURIM_LOG").unwrap_or_else(|_| EnvFilter::new(default));
    let format = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if let Err(error) = format.try_init() {
        eprintln!("log: {error}");
    }
}
