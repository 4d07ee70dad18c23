using Microsoft.AspNetCore.Diagnostics;

namespace EduCoop.Web.Public;

/// <summary>A fault on a page is told in words; programs get problem details as everywhere.</summary>
public sealed class PageForFaults : IExceptionHandler
{
    /// <summary>Writes the page when the reader asked for one.</summary>
    /// <param name="httpContext">The request that failed.</param>
    /// <param name="exception">Already logged by the framework.</param>
    /// <param name="cancellationToken">The reader went away.</param>
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (!httpContext.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        await PublicPages.Problem(httpContext, StatusCodes.Status500InternalServerError).ExecuteAsync(httpContext);
        return true;
    }
}
