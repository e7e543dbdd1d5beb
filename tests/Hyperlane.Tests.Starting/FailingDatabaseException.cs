using System.Data.Common;

namespace Hyperlane.Tests.Starting;

internal sealed class FailingDatabaseException(string message) : DbException(message);
