using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
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

    internal static void AddTokenValidation(this IServiceCollection services, IConfiguration configuration)
    {
        var authority = configuration["Authentication:Authority"];
        services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
        {
            options.MapInboundClaims = false;
            // The keys are fetched once from the gateway over the deployment's inner network and again when a key id is unknown.
            options.RequireHttpsMetadata = false;
            options.MetadataAddress = $"{authority?.TrimEnd('/') ?? "http://127.0.0.1:8080"}/.well-known/openid-configuration";
            options.RefreshInterval = TimeSpan.FromSeconds(5);
            options.TokenValidationParameters = new TokenValidationParameters
            {
                ValidIssuer = Issuer,
                ValidAudience = Issuer,
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                RequireExpirationTime = true,
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = "name",
                RoleClaimType = RoleClaim,
            };
        });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
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
