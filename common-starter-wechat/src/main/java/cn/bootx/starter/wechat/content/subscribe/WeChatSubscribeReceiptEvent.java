package cn.bootx.starter.wechat.content.subscribe;

import cn.bootx.starter.wechat.content.template.WeChatSendRecords;

/**
 * The receipt for a subscribe notice has arrived.
 *
 * @param account name of the account
 * @param sent the notice with its final status; when it was sent is known only if sends
 * are recorded
 * @param errorCode WeChat's code, 0 if the receiver has it
 * @since 0.1.0
 */
public record WeChatSubscribeReceiptEvent(String account, WeChatSendRecords.Sent sent, int errorCode) {
}
