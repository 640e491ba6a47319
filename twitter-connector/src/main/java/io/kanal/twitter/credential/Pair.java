package io.kanal.twitter.credential;

/**
 * An app and an X account. X gives the same token to the same pair until the token is invalidated.
 *
 * @param appId the app
 * @param baseUrl the X where both are
 * @param xAccountId the account
 */
record Pair(String appId, String baseUrl, String xAccountId) {}
