//! Is the API out yet?
