package cn.bootx.starter.simulator.wecom;

import java.time.Clock;

import cn.bootx.starter.simulator.wecom.callback.WeComCallbacks;
import cn.bootx.starter.simulator.wecom.gate.WeComTokens;
import cn.bootx.starter.simulator.wecom.message.ResponseCodes;
import cn.bootx.starter.simulator.wecom.message.WeComChats;
import cn.bootx.starter.simulator.wecom.people.LoginCodes;
import cn.bootx.starter.simulator.wecom.people.WeComDirectory;

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
public record WeComServices(Clock clock, WeComTokens tokens, WeComDirectory directory, WeComCallbacks callbacks,
		ResponseCodes responseCodes, LoginCodes loginCodes, WeComChats chats) {
}
