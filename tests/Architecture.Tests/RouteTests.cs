using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace EduCoop.Architecture.Tests;

public sealed class RouteTests
{
    private static readonly string[] Mapping = ["MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapMethods", "MapGrpcService", "MapReverseProxy", "MapRazorComponents", "MapFallback", "MapFallbackToFile"];
    private static readonly string[] Policy = ["RequireRoles", "RequireAuthorization", "AllowAnonymous"];

    /// <summary>A route says who may call it in its own statement, or its group does.</summary>
    [Fact]
    public void Every_route_states_who_may_call_it()
    {
        var silent = (
            from file in SourceTree.ProductCode
            let root = SourceTree.Parse(file)
            from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
            where call.Expression is MemberAccessExpressionSyntax member && Mapping.Contains(member.Name.Identifier.Text)
            where !StatesPolicy(call) && !GroupStatesPolicy(call)
            select $"{file}:{SourceTree.Line(call)} {call.Expression.ToString().Split('\n')[0]}").ToList();
        Rule.HasNoExceptions(silent);
    }

    [Fact]
    public void The_check_itself_finds_routes() =>
        Assert.True(SourceTree.ProductCode.Count(file => Mapping.Any(map => SourceTree.Read(file).Contains($".{map}(", StringComparison.Ordinal))) >= 3);

    private static bool StatesPolicy(InvocationExpressionSyntax call) =>
        call.Ancestors().TakeWhile(node => node is not StatementSyntax and not ArrowExpressionClauseSyntax and not LambdaExpressionSyntax)
            .OfType<InvocationExpressionSyntax>().Append(call)
            .Any(outer => outer.Expression is MemberAccessExpressionSyntax member && Policy.Contains(member.Name.Identifier.Text));

    private static bool GroupStatesPolicy(InvocationExpressionSyntax call)
    {
        var receiver = ((MemberAccessExpressionSyntax)call.Expression).Expression;
        while (receiver is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax inner } chained)
        {
            if (Policy.Contains(inner.Name.Identifier.Text))
            {
                return true;
            }

            receiver = inner.Expression;
            _ = chained;
        }

        return receiver is IdentifierNameSyntax { Identifier.Text: var group }
            && call.Ancestors().OfType<BaseMethodDeclarationSyntax>().FirstOrDefault() is { } method
            && method.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(variable =>
                variable.Identifier.Text == group
                && variable.Initializer?.Value.ToString() is { } made
                && made.Contains("MapGroup", StringComparison.Ordinal)
                && Policy.Any(policy => made.Contains($".{policy}(", StringComparison.Ordinal)));
    }
}
