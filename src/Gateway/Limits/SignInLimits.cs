using System.Threading.RateLimiting;
using EduCoop.Gateway.SigningIn;
using EduCoop.ServiceDefaults;

namespace EduCoop.Gateway.Limits;

/// <summary>How often one may try to sign in, by address and by user name; on top of the lock after wrong passwords.</summary>
internal sealed class SignInLimits(GatewaySettings settings) : IDisposable
{
    private static readonly Refusal TooMany = new(
        "too_many_sign_ins", "Quá nhiều lần đăng nhập trong một phút.", "Chờ một phút rồi thử lại.", StatusCodes.Status429TooManyRequests);

    private static readonly Refusal Unfit = new(
        "credentials_unfit", "Tên đăng nhập hoặc mật khẩu để trống hoặc quá dài.", "Điền userName (tối đa 200 ký tự) và password (tối đa 1000 ký tự).", StatusCodes.Status400BadRequest);

    private readonly PartitionedRateLimiter<string> byAddress = PerMinute(settings.SignInsPerMinuteOfAddress);
    private readonly PartitionedRateLimiter<string> byName = PerMinute(settings.SignInsPerMinuteOfName);

    /// <summary>Why the attempt is not even looked at, or null; counts the attempt.</summary>
    internal Refusal? Refuse(Credentials credentials, HttpContext context)
    {
        if (!credentials.FitsLimits)
        {
            return Unfit;
        }

        using var address = byAddress.AttemptAcquire(RequestLimits.AddressOf(context));
        if (address.IsAcquired)
        {
            using var name = byName.AttemptAcquire(credentials.UserName.Trim().ToLowerInvariant());
            if (name.IsAcquired)
            {
                return null;
            }
        }

        context.Response.Headers.RetryAfter = "60";
        return TooMany;
    }

    public void Dispose()
    {
        byAddress.Dispose();
        byName.Dispose();
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) => PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
        {
            PermitLimit = permits,
            Window = TimeSpan.FromMinutes(1),
            SegmentsPerWindow = 6,
            QueueLimit = 0,
        }));
}
