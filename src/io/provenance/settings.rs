//! How the C2PA library is set: it asks nobody anything. There is no HTTP in its build either (`tests/it/provenance.rs`).

use c2pa::Context;
use serde_json::json;

/// Whom a verifier trusts. This device trusts its own certificates, and no list of anybody's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// Root certificates (PEM): whoever was certified by one of them is trusted.
    pub roots: Vec<String>,
    /// Certificates (PEM) that are trusted themselves.
    pub signers: Vec<String>,
}

/// The library's context.
pub(super) fn context(trust: &Trust) -> c2pa::Result<Context> {
    let mut settings = json!({
        "core": {"allowed_network_hosts": [], "max_decompressed_manifest_size_in_mb": 32},
        "verify": {"remote_manifest_fetch": false, "ocsp_fetch": false, "verify_after_sign": true},
        "builder": {"thumbnail": {"enabled": false}},
    });
    for (name, certificates) in [("user_anchors", &trust.roots), ("allowed_list", &trust.signers)] {
        if !certificates.is_empty() {
            settings["trust"][name] = json!(certificates.join("\n"));
        }
    }
    Context::new().with_settings(settings)
}
