package cn.bootx.starter.simulator.dingtalk.approbot;

import java.util.List;

/**
 * A DING: a message that demands attention.
 *
 * @param openDingId id that recalls it
 * @param remindType 1 in the app, 2 by SMS, 3 by phone call
 * @param receivers user ids
 * @param content what it says
 * @since 0.1.0
 */
public record DingAlert(String openDingId, int remindType, List<String> receivers, String content) {
}
