using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;

namespace EduCoop.ServiceDefaults;

/// <summary>Every error leaves as RFC 9457 problem details with a stable code and the trace id by which operators find it.</summary>
internal static class ProblemDetailsSetup
{
    internal static void AddEduCoopProblemDetails(this IServiceCollection services)
    {
        services.AddProblemDetails(options => options.CustomizeProblemDetails = Complete);
        services.AddExceptionHandler<UnreadableRequest>();
        services.AddExceptionHandler<DatabaseAway>();
    }

    private static void Complete(ProblemDetailsContext context)
    {
        var problem = context.ProblemDetails;
        problem.Extensions["traceId"] = Activity.Current?.TraceId.ToString() ?? context.HttpContext.TraceIdentifier;
        if (problem.Extensions.ContainsKey("code"))
        {
            return;
        }

        var (code, title) = problem.Status switch
        {
            StatusCodes.Status400BadRequest => ("unreadable", "Không đọc được yêu cầu."),
            StatusCodes.Status401Unauthorized => ("not_signed_in", "Chưa đăng nhập hoặc phiên đã hết hạn."),
            StatusCodes.Status403Forbidden => ("not_allowed", "Tài khoản không được phép làm việc này."),
            StatusCodes.Status404NotFound => ("not_found", "Không tìm thấy."),
            StatusCodes.Status405MethodNotAllowed => ("method_not_allowed", "Địa chỉ này không nhận phương thức đó."),
            StatusCodes.Status413PayloadTooLarge => ("too_large", "Dữ liệu gửi lên quá lớn."),
            StatusCodes.Status415UnsupportedMediaType => ("unsupported_media_type", "Kiểu dữ liệu gửi lên không được hỗ trợ."),
            StatusCodes.Status429TooManyRequests => ("too_many_requests", "Quá nhiều yêu cầu, vui lòng thử lại sau."),
            StatusCodes.Status502BadGateway or StatusCodes.Status503ServiceUnavailable or StatusCodes.Status504GatewayTimeout => ("unavailable", "Dịch vụ tạm thời chưa sẵn sàng, vui lòng thử lại sau."),
            _ => ("internal", "Hệ thống gặp lỗi; dữ liệu đã lưu không bị ảnh hưởng."),
        };
        problem.Extensions["code"] = code;
        problem.Title = title;
        problem.Type = $"urn:educoop:{code}";
    }

    /// <summary>Turns a body, query or route value that cannot be read into 400 and says where it is wrong.</summary>
    private sealed class UnreadableRequest(IProblemDetailsService problems) : IExceptionHandler
    {
        public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
        {
            if (exception is not BadHttpRequestException bad)
            {
                return false;
            }

            httpContext.Response.StatusCode = bad.StatusCode;
            var problem = new ProblemDetails { Status = bad.StatusCode };
            if (bad.InnerException is JsonException json)
            {
                problem.Detail = $"JSON không hợp lệ tại {json.Path ?? "$"}: {json.Message}";
                problem.Extensions["path"] = json.Path;
            }
            else if (bad.StatusCode == StatusCodes.Status400BadRequest)
            {
                problem.Detail = bad.Message;
            }

            return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = problem, Exception = exception });
        }
    }
}
