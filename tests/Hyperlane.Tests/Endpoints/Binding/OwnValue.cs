namespace Hyperlane.Tests.Endpoints.Binding;

public sealed class OwnValue : Bound<OwnValue>;
