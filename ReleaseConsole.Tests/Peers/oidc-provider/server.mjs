// The certified OpenID provider with one client, for the sign-in tests. Everything it is told arrives in environment variables;
// it prints its address when it answers. Its own development pages do the asking: any name is an account, and lena is in
// another group than all others.
import http from 'node:http';
import Provider from 'oidc-provider';

const { CLIENT_ID, CLIENT_SECRET, CONSOLE } = process.env;
const server = http.createServer((request, response) => provider.callback()(request, response));
let provider;

server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  provider = new Provider(issuer, {
    clients: [{
      client_id: CLIENT_ID,
      client_secret: CLIENT_SECRET,
      grant_types: ['authorization_code'],
      response_types: ['code'],
      redirect_uris: [`${CONSOLE}/signin-oidc`],
      post_logout_redirect_uris: [`${CONSOLE}/signout-callback-oidc`],
      backchannel_logout_uri: `${CONSOLE}/signout-backchannel`,
      backchannel_logout_session_required: true,
    }],
    claims: { openid: ['sub'], profile: ['name', 'groups'], email: ['email'] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `Person ${id}`, email: `${id}@example.test`, groups: [id === 'lena' ? 'rc-admins' : 'rc-reviewers'] }),
    }),
    features: { backchannelLogout: { enabled: true }, rpInitiatedLogout: { enabled: true }, devInteractions: { enabled: true } },
    // The provider refuses to call loopback addresses by itself, and the console under test has no other.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    cookies: { keys: ['only for tests'] },
    pkce: { required: () => true },
  });
  provider.on('backchannel.error', (_, error) => console.error('back channel:', error.message, error.cause?.message ?? ''));
  console.log(issuer);
});
