package cn.bootx.starter.wechat.content.template;

/**
 * The receipt for a template message has arrived.
 *
 * @param account name of the account
 * @param sent the message with its final status
 * @since 0.1.0
 */
public record WeChatTemplateReceiptEvent(String account, WeChatSendRecords.Sent sent) {
}
