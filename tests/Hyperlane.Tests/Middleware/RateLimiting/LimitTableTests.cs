using System.Globalization;
using System.Net;
using System.Text;
using Hyperlane.Middleware;

namespace Hyperlane.Tests.Middleware;

/// <summary>However many clients there are, and whatever they send, the limits that are kept are so many.</summary>
public sealed class LimitTableTests
{
    private const int MaxPartitions = 1000;

    /// <summary>Limits that all who find the table full share.</summary>
    private const int Overflow = 256;

    [Fact]
    public async Task A_million_keys_take_the_memory_of_a_thousand_and_neither_pass_all_nor_are_all_refused()
    {
        var table = new LimitTable(new RateLimitingOptions
        {
            PermitLimit = 2,
            Window = TimeSpan.FromHours(1),
            MaxPartitions = MaxPartitions,
        });
        var passed = 0;

        for (var i = 0; i < 1_000_000; i++)
        {
            using var lease = await table.AcquireAsync(
                LimitKey.Of(LimitKeyKind.Key, i.ToString(CultureInfo.InvariantCulture)), CancellationToken.None, out _);
            passed += lease.IsAcquired ? 1 : 0;
        }

        Assert.InRange(table.Count, MaxPartitions, MaxPartitions + Overflow);
        Assert.Equal(MaxPartitions + (2 * (table.Count - MaxPartitions)), passed);
        using var known = await table.AcquireAsync(LimitKey.Of(LimitKeyKind.Key, "7"), CancellationToken.None, out _);
        Assert.True(known.IsAcquired);
    }

    [Fact]
    public async Task Keys_of_clients_that_flood_a_port_are_bounded()
    {
        var limiting = new RateLimiting(new RateLimitingOptions
        {
            PartitionHeader = "X-Api-Key",
            PermitLimit = 1,
            Window = TimeSpan.FromHours(1),
            MaxPartitions = MaxPartitions,
        });
        await using var app = await Quiet.StartAsync(
            app => app.Get("/", context => context.Text("hi")).Use(limiting), inMemory: false);
        await using var client = new RawClient(app);
        var passed = 0;

        for (var batch = 0; batch < 100; batch++)
        {
            var requests = new StringBuilder();
            for (var i = 0; i < 50; i++)
            {
                requests.Append(CultureInfo.InvariantCulture, $"GET / HTTP/1.1\r\nHost: a\r\nX-Api-Key: {batch}-{i}\r\n\r\n");
            }

            await client.SendAsync(requests.ToString());
            for (var i = 0; i < 50; i++)
            {
                var status = (await client.ReadAsync()).Status;
                Assert.True(status is 200 or 429);
                passed += status == 200 ? 1 : 0;
            }
        }

        Assert.InRange(passed, MaxPartitions + 1, MaxPartitions + Overflow);
        Assert.InRange(limiting.Count, MaxPartitions, MaxPartitions + Overflow);
    }

    [Theory]
    [InlineData("192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("0.0.0.0", "::", false)]
    public void Addresses_share_a_limit_where_they_are_of_one_customer(string one, string other, bool share)
        => Assert.Equal(share, Key(one) == Key(other));

    private static LimitKey Key(string address) => LimitKey.Of(new IPEndPoint(IPAddress.Parse(address), 1));
}
