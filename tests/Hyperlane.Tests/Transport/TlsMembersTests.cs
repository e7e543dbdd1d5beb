using System.Reflection;
using Hyperlane.Transport;
using Hyperlane.Transport.Tls;

namespace Hyperlane.Tests.Transport;

/// <summary>
/// A connection over TLS hands each question on to the connection below; a member that is added later and forgotten there has
/// the wrong default.
/// </summary>
public sealed class TlsMembersTests
{
    /// <summary>
    /// What TLS cannot pass on: bytes that go around it would not be encrypted, and its own buffer may hold input that the socket
    /// has no more.
    /// </summary>
    private static readonly string[] Own = ["get_CanSendFile", "SendFileAsync", "WaitForInputAsync"];

    public static TheoryData<string> Members =>
    [
        .. typeof(TransportConnection)
            .GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly)
            .Where(method => method.IsVirtual && !Own.Contains(method.Name))
            .Select(method => method.Name)
            .Distinct(),
    ];

    [Theory]
    [MemberData(nameof(Members))]
    public void A_member_is_passed_on(string name)
        => Assert.Contains(
            typeof(TlsConnection).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic
                | BindingFlags.DeclaredOnly),
            method => method.Name == name);

    [Fact]
    public void The_exceptions_are_members()
        => Assert.All(Own, name => Assert.Contains(typeof(TransportConnection).GetMethods(), method => method.Name == name));
}
