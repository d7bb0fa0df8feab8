using Microsoft.Extensions.DependencyInjection;

namespace ReleaseConsole.Core.Review;

internal static class ReviewServices
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<ProposeRelease>().AddSingleton<CastDecision>().AddSingleton<CloseProposal>()
        .AddSingleton<AddComment>().AddSingleton<ResolveThread>().AddSingleton<MarkViewed>()
        .AddSingleton<ProposalView>().AddSingleton<ReviewQueue>().AddSingleton<ReleaseBoard>().AddSingleton<ReleaseProposals>()
        .AddSingleton<ProposalTexts>().AddSingleton<ReleaseProfile>();
}
