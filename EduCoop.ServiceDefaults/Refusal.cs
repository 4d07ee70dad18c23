using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EduCoop.ServiceDefaults;

/// <summary>An expected "no": a value, not an exception. RFC 9457 problem details are made from it.</summary>
/// <param name="Code">Stable name in snake_case that programs may rely on.</param>
/// <param name="Title">Vietnamese, one sentence: what is refused.</param>
/// <param name="Detail">Vietnamese: where it is wrong and how to mend it.</param>
/// <param name="Status">HTTP status, 422 unless the refusal is of another kind.</param>
public sealed record Refusal(string Code, string Title, string? Detail = null, int Status = StatusCodes.Status422UnprocessableEntity)
{
    /// <summary>The refusal as an HTTP answer.</summary>
    /// <param name="more">Further members, for example the field or the line that is meant.</param>
    public ProblemHttpResult ToProblem(params (string Name, object? Value)[] more)
    {
        var extensions = new Dictionary<string, object?> { ["code"] = Code };
        foreach (var (name, value) in more)
        {
            extensions[name] = value;
        }

        return TypedResults.Problem(Detail, title: Title, statusCode: Status, type: $"urn:educoop:{Code}", extensions: extensions);
    }

    /// <summary>The caller is known but may not do this here.</summary>
    public static Refusal OutOfScope { get; } = new(
        "out_of_scope", "Tài khoản không có quyền đối với đơn vị này.", "Việc này chỉ làm được cho đơn vị của tài khoản và các đơn vị trực thuộc.", StatusCodes.Status403Forbidden);

    /// <summary>Nothing has this id.</summary>
    public static Refusal NotFound { get; } = new("not_found", "Không tìm thấy.", "Kiểm tra lại mã hoặc đường dẫn.", StatusCodes.Status404NotFound);
}
