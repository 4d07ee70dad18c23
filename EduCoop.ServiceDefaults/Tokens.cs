using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace EduCoop.ServiceDefaults;

/// <summary>Each service checks the gateway's tokens itself, so a call past the gateway meets the same refusal.</summary>
public static class Tokens
{
    /// <summary>Issuer and audience of every token of this deployment.</summary>
    public const string Issuer = "educoop";

    /// <summary>Claim that holds a role; an account may have several.</summary>
    public const string RoleClaim = "role";

    /// <summary>Claim that holds the id of the unit one acts for.</summary>
    public const string UnitClaim = "unit";

    internal static void AddTokenValidation(this IServiceCollection services)
    {
        services.TryAddSingleton<ISigningKeySource, GatewayKeySource>();
        services.AddSingleton<SigningKeys>();
        services.AddSingleton<RememberingTokenHandler>();
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme).Configure<SigningKeys, RememberingTokenHandler>(Configure);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private static void Configure(JwtBearerOptions options, SigningKeys keys, RememberingTokenHandler handler)
    {
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(handler);
        options.MapInboundClaims = false;
        // Nobody passes a caller's token on.
        options.SaveToken = false;
        // Keys come from SigningKeys; an empty configuration keeps the handler from fetching a second copy its own way.
        options.Configuration = new OpenIdConnectConfiguration();
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = Issuer,
            ValidAudience = Issuer,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKeyResolver = (_, _, keyId, _) => keys.Known(keyId),
            TryAllIssuerSigningKeys = false,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ClockSkew = TimeSpan.FromSeconds(30),
            NameClaimType = "name",
            RoleClaimType = RoleClaim,
        };
        options.Events = new JwtBearerEvents
        {
            OnMessageReceived = context => LearnKeyAsync(context, keys),
            OnChallenge = AnswerUnavailable,
        };
    }

    // The validator below cannot wait for a fetch, so the key that the token names is made known before it looks.
    private static async Task LearnKeyAsync(MessageReceivedContext context, SigningKeys keys)
    {
        if (BearerToken(context.Request) is not { } token)
        {
            return;
        }

        context.Token = token;
        if (KeyIdOf(token) is not { } keyId)
        {
            return;
        }

        try
        {
            await keys.EnsureAsync(keyId, context.HttpContext.RequestAborted);
        }
        catch (SigningKeysUnavailableException unavailable)
        {
            context.Fail(unavailable);
        }
    }

    private static Task AnswerUnavailable(JwtBearerChallengeContext context)
    {
        if (context.AuthenticateFailure is SigningKeysUnavailableException)
        {
            context.HandleResponse();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "2";
        }

        return Task.CompletedTask;
    }

    private static string? BearerToken(HttpRequest request) =>
        request.Headers.Authorization.ToString() is var header && header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header["Bearer ".Length..].Trim() : null;

    private static string? KeyIdOf(string token)
    {
        try
        {
            return new JsonWebToken(token).Kid is { Length: > 0 and <= 128 } keyId ? keyId : null;
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    /// <summary>Only these roles may call the route. The administrator is not added silently: name it.</summary>
    /// <typeparam name="TBuilder">A route or a group of routes.</typeparam>
    /// <param name="builder">The route.</param>
    /// <param name="roles">Values of <see cref="Roles"/>.</param>
    public static TBuilder RequireRoles<TBuilder>(this TBuilder builder, params string[] roles)
        where TBuilder : IEndpointConventionBuilder =>
        builder.RequireAuthorization(policy => policy.RequireAuthenticatedUser().RequireRole(roles));

    /// <summary>The account that calls.</summary>
    /// <param name="user">The caller.</param>
    public static Guid AccountId(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue("sub"), out var id) ? id : Guid.Empty;

    /// <summary>The unit the caller acts for, or null when the token names none.</summary>
    /// <param name="user">The caller.</param>
    public static Guid? ActingUnit(this ClaimsPrincipal user) => Guid.TryParse(user.FindFirstValue(UnitClaim), out var id) ? id : null;

    /// <summary>May the caller act on a unit with this path (ancestors from the root to the unit itself)?</summary>
    /// <param name="user">The caller.</param>
    /// <param name="path">The unit's path; an unknown unit has an empty one and only the administrator reaches it.</param>
    public static bool MayActOn(this ClaimsPrincipal user, IEnumerable<Guid> path) =>
        user.IsInRole(Roles.Administrator) || (user.ActingUnit() is { } unit && path.Contains(unit));
}
