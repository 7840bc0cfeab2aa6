package cn.bootx.starter.core.store;

/**
 * A store cannot be reached or did not answer in time. Names the store and the operation,
 * never a key's value.
 *
 * @since 0.1.0
 */
public class StoreUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final String store;

	public StoreUnavailableException(String store, String operation, Throwable cause) {
		super("Store '" + store + "' is not available for '" + operation + "': " + cause.getClass().getSimpleName(),
				cause);
		this.store = store;
	}

	/** Name of the store, as in {@link ExpiringStore#name()}. */
	public String store() {
		return this.store;
	}

}
