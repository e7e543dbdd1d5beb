using System.Net;
using System.Net.Sockets;
using BareEpoll;

// The least that a server in C# can do: one thread, epoll, and the same answer to whatever arrives. It parses nothing, so
// it knows no limits and is of no use, except to tell how much of a request's cost is the kernel's.
using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
listener.Listen(4096);
Console.WriteLine($"Now listening on: http://{listener.LocalEndPoint}");
Loop.Run((int)listener.Handle);
