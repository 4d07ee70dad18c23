using EduCoop.Gateway.Sessions;
using EduCoop.ServiceDefaults;
using Npgsql;

namespace EduCoop.Gateway.Accounts;

/// <summary>
/// A token lives ten minutes longer than its account may. Services accept that; the routes that hand out power do not:
/// here the account is looked up and must still be allowed to sign in.
/// </summary>
internal sealed class ActiveAccount(NpgsqlDataSource database) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (http.Features.Get<Session>() is null
            && await Account.FindAsync(database, http.User.AccountId(), http.RequestAborted) is not { Disabled: false })
        {
            return TypedResults.Unauthorized();
        }

        return await next(context);
    }
}
