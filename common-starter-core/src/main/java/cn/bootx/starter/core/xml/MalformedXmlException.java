package cn.bootx.starter.core.xml;

/**
 * A text is not the XML that the platforms push. The message says where in the UTF-8, and
 * quotes nothing.
 *
 * @since 0.1.0
 */
public class MalformedXmlException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public MalformedXmlException(String problem, int position) {
		super(problem + " at byte " + position, null, false, false);
	}

}
