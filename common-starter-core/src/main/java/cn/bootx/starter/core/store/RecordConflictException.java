package cn.bootx.starter.core.store;

/**
 * A record was changed, removed or inserted by another writer since it was read.
 *
 * @since 0.1.0
 */
public class RecordConflictException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public RecordConflictException(String collection, String id, String what) {
		super("Record '" + collection + "/" + id + "' " + what + "; read it again and repeat the change");
	}

}
