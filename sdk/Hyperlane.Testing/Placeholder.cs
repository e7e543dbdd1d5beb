namespace Hyperlane.Testing;
