package cn.bootx.starter.core.account;

import java.time.Clock;
import java.util.function.Function;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Where accounts are kept that are added while the application runs, and what makes them
 * ready for use.
 *
 * @param build builds an account of its settings
 * @since 0.1.0
 */
public record RuntimeAccounts<S extends AccountSettings, A extends Account<S>>(RecordStore store, TokenRegistry tokens,
		Clock clock, Function<S, A> build) {

}
