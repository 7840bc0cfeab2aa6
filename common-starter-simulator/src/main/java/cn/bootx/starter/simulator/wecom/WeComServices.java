package cn.bootx.starter.simulator.wecom;

import java.time.Clock;

/**
 * What a registered agent and its users work with.
 *
 * @param clock the simulated time
 * @param tokens the access tokens
 * @param directory the members
 * @param callbacks delivery of pushes
 * @param responseCodes the codes that allow an update of a card
 * @param loginCodes the codes of logged-in members
 * @param chats what simulated users see
 */
record WeComServices(Clock clock, WeComTokens tokens, WeComDirectory directory, WeComCallbacks callbacks,
		ResponseCodes responseCodes, LoginCodes loginCodes, WeComChats chats) {
}
