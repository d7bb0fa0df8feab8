namespace ReleaseConsole.Core.Outside;

/// <summary>Ends an answer that goes on past the limit, also one that is read as a stream: whoever sends more is not listened to.</summary>
internal sealed class CappedAnswers(HttpMessageHandler inner, long limit) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        var capped = new StreamContent(new CappedStream(await response.Content.ReadAsStreamAsync(cancellationToken), limit));
        foreach (var (name, values) in response.Content.Headers)
            capped.Headers.TryAddWithoutValidation(name, values);
        response.Content = capped;
        return response;
    }
}
