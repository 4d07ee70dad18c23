using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace EduCoop.ServiceDefaults;

/// <summary>
/// A database that is being restarted, is full of connections or broke a tie between two writers is no fault of this service: 503 with Retry-After instead of 500.
/// Sending again is safe, because every write carries an id made by its sender.
/// </summary>
internal sealed partial class DatabaseAway(IProblemDetailsService problems, ILogger<DatabaseAway> log) : IExceptionHandler
{
    internal const string Code = "database_unavailable";
    private const string RetryAfterSeconds = "2";

    // What a server says to sessions that it ends: an administrator's order, a crash of a neighbour, a start that is not over (PostgreSQL, appendix A, class 57).
    private const string AdminShutdown = "57P01";
    private const string CrashShutdown = "57P02";
    private const string CannotConnectNow = "57P03";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!IsAway(exception))
        {
            return false;
        }

        LogAway(log, httpContext.Request.Method, httpContext.Request.Path, exception.Message);
        httpContext.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        httpContext.Response.Headers.RetryAfter = RetryAfterSeconds;
        var problem = new ProblemDetails
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            Title = "Cơ sở dữ liệu tạm thời chưa sẵn sàng.",
            Detail = "Dữ liệu đã lưu không bị ảnh hưởng. Gửi lại yêu cầu sau vài giây; gửi lại cùng mã không tạo bản ghi trùng.",
            Type = $"urn:educoop:{Code}",
            Extensions = { ["code"] = Code },
        };
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
    }

    private static bool IsAway(Exception exception) =>
        exception is DbException { IsTransient: true } or DbException { SqlState: AdminShutdown or CrashShutdown or CannotConnectNow };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path} found the database away: {Reason}")]
    private static partial void LogAway(ILogger log, string method, string path, string reason);
}
