using Hyperlane.Testing;

namespace Hyperlane.Tests.WebSockets;

/// <content>To an app of the test's own.</content>
internal sealed partial class WebSocketClient
{
    public WebSocketClient(TestApp app)
        : this(app.Connect())
    {
    }
}
