--TEST--
Sources as coloured HTML and without white space
--FILE--
<?php
echo highlight_string("<b> <?php\n\t\$a = \"x\$b\n{\$c[1]}\"; // note\nf(__LINE__, 'q', 1.5) ?>\n & rest", true), "\n";
highlight_string('<?php /** doc */ namespace\a\b; "open');
$f = tempnam(sys_get_temp_dir(), 'hl');
file_put_contents($f, "<?php # one\n\n\$a  =  <<<X\n t  t\nX;\n/* two */ echo\t1; ?>\nend  end");
echo "\n", php_strip_whitespace($f), "\n";
var_dump(strlen(show_source($f, true)) === strlen(highlight_file($f, true)));
unlink($f);
var_dump(@highlight_file($f), error_get_last()['message'] === "highlight_file(): Failed opening '$f' for highlighting");
--EXPECT--
<pre><code style="color: #000000">&lt;b&gt; <span style="color: #0000BB">&lt;?php
    $a </span><span style="color: #007700">= </span><span style="color: #DD0000">"x</span><span style="color: #0000BB">$b</span><span style="color: #DD0000">
</span><span style="color: #007700">{</span><span style="color: #0000BB">$c</span><span style="color: #007700">[</span><span style="color: #0000BB">1</span><span style="color: #007700">]}</span><span style="color: #DD0000">"</span><span style="color: #007700">; </span><span style="color: #FF8000">// note
</span><span style="color: #0000BB">f</span><span style="color: #007700">(</span><span style="color: #0000BB">__LINE__</span><span style="color: #007700">, </span><span style="color: #DD0000">'q'</span><span style="color: #007700">, </span><span style="color: #0000BB">1.5</span><span style="color: #007700">) </span><span style="color: #0000BB">?&gt;
</span> &amp; rest</code></pre>
<pre><code style="color: #000000"><span style="color: #0000BB">&lt;?php </span><span style="color: #FF8000">/** doc */ </span><span style="color: #0000BB">namespace\a\b</span><span style="color: #007700">; </span><span style="color: #DD0000">"open</span></code></pre>
<?php  $a = <<<X
 t  t
X;
echo 1; ?>
end  end
bool(true)
bool(false)
bool(true)
