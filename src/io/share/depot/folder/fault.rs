//! What a disk says, and what it means where tablets meet.

use super::super::DepotError;
use std::io;

/// The kind of a disk's error.
pub(super) fn fault(error: &io::Error) -> DepotError {
    use io::ErrorKind as Kind;
    let text = error.to_string();
    match error.kind() {
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => DepotError::Denied(text),
        Kind::StorageFull | Kind::QuotaExceeded => DepotError::Full(text),
        Kind::FileTooLarge => DepotError::TooLarge,
        Kind::ResourceBusy | Kind::WouldBlock | Kind::ExecutableFileBusy => DepotError::Busy(text),
        Kind::NotFound | Kind::StaleNetworkFileHandle => DepotError::NotThere(text),
        Kind::TimedOut
        | Kind::HostUnreachable
        | Kind::NetworkUnreachable
        | Kind::NetworkDown
        | Kind::NotConnected
        | Kind::ConnectionReset
        | Kind::ConnectionAborted
        | Kind::ConnectionRefused
        | Kind::BrokenPipe => DepotError::Unreachable(text),
        _ => DepotError::Broken(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_disk_says_has_a_meaning() {
        let means = |kind: io::ErrorKind| fault(&kind.into());
        assert!(matches!(means(io::ErrorKind::StorageFull), DepotError::Full(_)));
        assert!(matches!(means(io::ErrorKind::QuotaExceeded), DepotError::Full(_)));
        assert!(matches!(means(io::ErrorKind::ReadOnlyFilesystem), DepotError::Denied(_)));
        assert!(matches!(means(io::ErrorKind::HostUnreachable), DepotError::Unreachable(_)));
        assert_eq!(means(io::ErrorKind::FileTooLarge), DepotError::TooLarge);
        // What a pulled stick says (EIO); whether it was pulled is seen at its mark.
        #[cfg(unix)]
        assert!(matches!(fault(&io::Error::from_raw_os_error(5)), DepotError::Broken(_)));
    }
}
