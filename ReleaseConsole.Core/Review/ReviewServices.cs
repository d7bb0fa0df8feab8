using Microsoft.Extensions.DependencyInjection;
using ReleaseConsole.Core.Review.Policies;

namespace ReleaseConsole.Core.Review;

internal static class ReviewServices
{
    public static IServiceCollection AddReview(this IServiceCollection services) => services
        .AddSingleton<ProposeRelease>().AddSingleton<CastDecision>().AddSingleton<MeetCondition>().AddSingleton<DecideFinding>()
        .AddSingleton<CloseProposal>().AddSingleton<AddComment>().AddSingleton<ResolveThread>().AddSingleton<MarkViewed>()
        .AddSingleton<ProposalView>().AddSingleton<ReviewQueue>().AddSingleton<ReleaseBoard>()
        .AddSingleton<NewReleaseView>().AddSingleton<NewReleaseBeginning>().AddSingleton<ReleaseProposals>()
        .AddSingleton<ProposalTexts>().AddSingleton<ReleaseProfile>().AddSingleton<PolicyReplay>()
        .AddSingleton<PolicyBoard>().AddSingleton<ProposePolicy>().AddSingleton<SignPolicy>()
        .AddSingleton<PutPolicyInForce>().AddSingleton<WithdrawPolicy>();
}
