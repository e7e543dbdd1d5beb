using Hyperlane.Http.Parsing;

namespace Hyperlane.Http.Serving;

/// <summary>The body of a request breaks a rule of the protocol or a limit, found while a handler reads it.</summary>
internal sealed class RejectedRequestException(RejectionReason reason) : ProblemException(Rejection.Of(reason).ToProblem());
