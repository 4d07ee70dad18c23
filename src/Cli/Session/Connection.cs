namespace EduCoop.Cli.Session;

/// <summary>Where the system is and who calls. The password comes from the environment or the keyboard, never from an argument that others can see.</summary>
/// <param name="Url">The gateway.</param>
/// <param name="User">User name, when one was given.</param>
/// <param name="TimeLimit">How long the command waits for a job or a restarted service.</param>
internal sealed record Connection(Uri Url, string? User, TimeSpan TimeLimit)
{
    internal const string DefaultUrl = "http://localhost:8080";

    internal static Connection Of(string? url, string? user, int timeLimitSeconds)
    {
        var address = FirstFilled(url, Environment.GetEnvironmentVariable("EDUCOOP_URL"), DefaultUrl)!;
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var uri) || (uri.Scheme != Uri.UriSchemeHttp && uri.Scheme != Uri.UriSchemeHttps))
        {
            throw new CommandFailedException(ExitCode.Refused, "url_invalid", Texts.Get("UrlInvalid", address), Texts.Get("UrlInvalidDetail"));
        }

        return new Connection(uri, FirstFilled(user, Environment.GetEnvironmentVariable("EDUCOOP_USER")), TimeSpan.FromSeconds(timeLimitSeconds));
    }

    /// <summary>Asks on the terminal for what is missing; without a terminal says how to give it.</summary>
    internal (string User, string Password) Credentials()
    {
        var user = User ?? (Console.IsInputRedirected ? null : Ask(Texts.Get("AskUser")));
        if (string.IsNullOrWhiteSpace(user))
        {
            throw new CommandFailedException(ExitCode.Refused, "user_missing", Texts.Get("UserMissing"), Texts.Get("UserMissingDetail"));
        }

        var password = Environment.GetEnvironmentVariable("EDUCOOP_PASSWORD");
        if (string.IsNullOrEmpty(password) && !Console.IsInputRedirected)
        {
            password = AskSilently(Texts.Get("AskPassword", user));
        }

        return string.IsNullOrEmpty(password)
            ? throw new CommandFailedException(ExitCode.Refused, "password_missing", Texts.Get("PasswordMissing"), Texts.Get("PasswordMissingDetail"))
            : (user, password);
    }

    private static string? FirstFilled(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }

    private static string? Ask(string question)
    {
        Console.Error.Write(question);
        return Console.ReadLine();
    }

    private static string AskSilently(string question)
    {
        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is var key && key.Key != ConsoleKey.Enter)
        {
            if (key.Key == ConsoleKey.Backspace && typed.Length > 0)
            {
                typed.Length--;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.ToString();
    }
}
