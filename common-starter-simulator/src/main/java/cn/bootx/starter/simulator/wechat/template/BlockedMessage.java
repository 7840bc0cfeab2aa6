package cn.bootx.starter.simulator.wechat.template;

import java.time.Instant;

/**
 * A template message that the platform held back, as {@code queryblocktmplmsg} lists it.
 *
 * @param id grows with each
 * @param templateId its template
 * @param title title of the template
 * @param content what the fan would have read
 * @param openId who would have got it
 * @param sentAt when it was sent
 */
public record BlockedMessage(long id, String templateId, String title, String content, String openId, Instant sentAt) {
}
