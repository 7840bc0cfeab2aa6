package cn.bootx.starter.simulator.journal;

import java.time.Instant;

/**
 * One line of the journal.
 *
 * @param number counts up from 1
 * @param at when it happened
 * @param platform {@code wechat}, {@code wechat-open}, {@code wecom} or {@code dingtalk}
 * @param kind {@code call}, {@code push}, {@code reply}, {@code message} or {@code error}
 * @param title one line
 * @param detail more text, secrets redacted
 * @since 0.1.0
 */
public record JournalEntry(long number, Instant at, String platform, String kind, String title, String detail) {
}
